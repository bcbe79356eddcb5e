/** One person at a time, unpacked from the columns into memory that is used again for the next. */
import { LAST_COLUMN_DAY, NO_DAY } from "./calendar";
import { BLOCK, ENDLESS, LENGTH_BITS, MOST_SEGMENTS, type PopulationColumns, segmentsBegin } from "./columns";

/**
 * Segments are unpacked from the last one back, and only as far as somebody looks: most questions are decided by what
 * runs today.
 */
export class PersonCursor {
  index = -1;
  /** Segments, the last of which ends with the columns' last day. */
  count = 0;
  /** Good from the segment on that `segmentOn` last returned, as the two below. */
  readonly from = new Int32Array(MOST_SEGMENTS);
  readonly to = new Int32Array(MOST_SEGMENTS);
  readonly signature = new Int32Array(MOST_SEGMENTS);
  /** NO_DAY where it is not given. */
  birthDay = NO_DAY;
  private begin = 0;
  private unpacked = 0;

  constructor(readonly columns: PopulationColumns) {}

  /** Makes ready to go through the people from one on. */
  seek(person: number): void {
    this.index = person - 1;
    this.begin = person < this.columns.people ? segmentsBegin(this.columns, person) : 0;
    this.count = 0;
  }

  advance(): void {
    const { columns } = this;
    this.index += 1;
    const { index } = this;
    this.begin = index % BLOCK === 0 ? (columns.blocks[index / BLOCK] as number) : this.begin + this.count;
    this.birthDay = columns.birthDays[index] as number;
    this.count = columns.counts[index] as number;
    this.unpacked = this.count;
  }

  /** Goes to the person that another cursor is at. */
  follow(other: PersonCursor): void {
    this.index = other.index;
    this.begin = other.begin;
    this.birthDay = other.birthDay;
    this.count = other.count;
    this.unpacked = other.count;
  }

  /** The segment that a day lies in, the first where it lies before all; `count` where there are none. */
  segmentOn(day: number): number {
    const { from, to, signature, begin, columns } = this;
    let at = this.unpacked;
    if (at === this.count) {
      if (at === 0) return 0;
      at -= 1;
      from[at] = columns.lastStarts[this.index] as number;
      to[at] = LAST_COLUMN_DAY;
      signature[at] = (columns.segments[begin + at] as number) >>> LENGTH_BITS;
    }
    while (at > 0 && (from[at] as number) > day) {
      const end = (from[at] as number) - 1;
      at -= 1;
      const packed = columns.segments[begin + at] as number;
      to[at] = end;
      from[at] = end - (packed & ENDLESS) + 1;
      signature[at] = packed >>> LENGTH_BITS;
    }
    this.unpacked = at;
    while (at < this.count - 1 && (to[at] as number) < day) at += 1;
    return at;
  }
}

/** One person at a time, unpacked from the columns into memory that is used again for the next. */
import { LAST_COLUMN_DAY, NO_DAY } from "./calendar";
import { BLOCK, ENDLESS, LENGTH_BITS, MOST_SEGMENTS, type PopulationColumns, segmentsBegin } from "./columns";

export class PersonCursor {
  index = -1;
  /** Segments, the last of which ends with the columns' last day. */
  count = 0;
  readonly from = new Int32Array(MOST_SEGMENTS);
  readonly to = new Int32Array(MOST_SEGMENTS);
  readonly signature = new Int32Array(MOST_SEGMENTS);
  /** NO_DAY where it is not given. */
  birthDay = NO_DAY;
  private next = 0;

  constructor(readonly columns: PopulationColumns) {}

  /** The segment that a day lies in, the first where it lies before all; `count` where there are none. */
  segmentOn(day: number): number {
    let at = this.count;
    while (at > 0 && (this.to[at - 1] as number) >= day) at -= 1;
    return at;
  }

  /** Makes ready to go through the people from one on. */
  seek(person: number): void {
    this.index = person - 1;
    this.next = person < this.columns.people ? segmentsBegin(this.columns, person) : 0;
  }

  advance(): void {
    const { columns } = this;
    this.index += 1;
    const { index } = this;
    if (index % BLOCK === 0) this.next = columns.blocks[index / BLOCK] as number;
    this.birthDay = columns.birthDays[index] as number;
    this.count = columns.counts[index] as number;
    let day = columns.firstDays[index] as number;
    for (let place = 0; place < this.count; place += 1) {
      const packed = columns.segments[this.next + place] as number;
      const days = packed & ENDLESS;
      this.signature[place] = packed >>> LENGTH_BITS;
      this.from[place] = day;
      day += days;
      this.to[place] = days === ENDLESS ? LAST_COLUMN_DAY : day - 1;
    }
    this.next += this.count;
  }
}

/** A person's records as segments: runs of days with one signature each. */
import { NO_DAY } from "./calendar";
import { ENDLESS, LENGTH_BITS, LONGEST, MOST_SEGMENTS } from "./columns";
import { NOTHING, OPENS_GROUP, type SignatureDictionary } from "./signatures";

/** Above it, a person is kept whole: the work grows with the square of the records. */
export const MOST_RECORDS = 512;

/** Records of one person in columns; `end` is NO_DAY while a record goes on. */
export interface RecordColumns {
  length: number;
  start: Uint16Array;
  end: Uint16Array;
  form: Uint16Array;
}

export function recordColumns(): RecordColumns {
  const column = () => new Uint16Array(MOST_RECORDS);
  return { length: 0, start: column(), end: column(), form: column() };
}

const NO_CITY = -1;
const SEVERAL = -2;

export class SegmentMaker {
  readonly packed = new Uint32Array(MOST_SEGMENTS);
  length = 0;
  /** The first day of the endless one. */
  lastStart = 0;
  private readonly order = new Uint16Array(MOST_RECORDS);
  private readonly cuts = new Int32Array(2 * MOST_RECORDS);
  private readonly entries = new Uint16Array(MOST_RECORDS);
  /** The city of each form, as a number that sorts as the codes do. */
  private readonly cityOf: number[] = [];

  constructor(private readonly dictionary: SignatureDictionary) {}

  /** False when the person does not fit: they are to be kept whole. */
  make(records: RecordColumns): boolean {
    this.length = 0;
    this.lastStart = 0;
    if (records.length === 0) return true;
    this.sortByStart(records);
    const cuts = this.cutDays(records);
    let from = this.cuts[0] as number;
    let signature = this.signatureOn(records, from);
    for (let index = 1; index < cuts; index += 1) {
      const day = this.cuts[index] as number;
      const next = this.signatureOn(records, day);
      if (signature === null || next === null) return false;
      if (next === signature) continue;
      if (!this.push(signature, day - from)) return false;
      from = day;
      signature = next;
    }
    this.lastStart = from;
    return signature !== null && this.push(signature, Number.POSITIVE_INFINITY);
  }

  private push(signature: number, days: number): boolean {
    let left = days;
    while (left > LONGEST && left !== Number.POSITIVE_INFINITY) {
      if (!this.append(signature, LONGEST)) return false;
      left -= LONGEST;
    }
    return this.append(signature, left === Number.POSITIVE_INFINITY ? ENDLESS : left);
  }

  private append(signature: number, days: number): boolean {
    if (this.length === MOST_SEGMENTS) return false;
    this.packed[this.length] = ((signature << LENGTH_BITS) | days) >>> 0;
    this.length += 1;
    return true;
  }

  /** An insertion sort: people have a dozen records, and bring them nearly in order. */
  private sortByStart({ length, start }: RecordColumns): void {
    const { order } = this;
    for (let index = 0; index < length; index += 1) {
      const own = start[index] as number;
      let place = index;
      for (; place > 0 && (start[order[place - 1] as number] as number) > own; place -= 1) {
        order[place] = order[place - 1] as number;
      }
      order[place] = index;
    }
  }

  /** The days on which something begins, or is over, in order and once each. */
  private cutDays({ length, start, end }: RecordColumns): number {
    let count = 0;
    for (let index = 0; index < length; index += 1) {
      this.cuts[count++] = start[index] as number;
      // What ends on the columns' last day is over on a day that no column holds.
      if ((end[index] as number) < NO_DAY - 1) this.cuts[count++] = (end[index] as number) + 1;
    }
    const sorted = this.cuts.subarray(0, count).sort();
    let kept = 0;
    for (let index = 0; index < count; index += 1) {
      if (index === 0 || sorted[index] !== sorted[kept - 1]) sorted[kept++] = sorted[index] as number;
    }
    return kept;
  }

  private signatureOn(records: RecordColumns, day: number): number | null {
    const { entries } = this;
    let length = 0;
    let groupBegin = 0;
    let groupStart = -1;
    let groupCity = NO_CITY;
    let cityBefore = NO_CITY;
    for (let index = 0; index < records.length; index += 1) {
      const record = this.order[index] as number;
      const start = records.start[record] as number;
      if (start > day) break;
      if ((records.end[record] as number) < day) continue;
      const form = records.form[record] as number;
      const city = this.cityNumber(form);
      if (start !== groupStart) {
        cityBefore = this.closeGroup(groupBegin, length, groupCity, cityBefore);
        groupBegin = length;
        groupStart = start;
        groupCity = city;
      } else if (city !== groupCity) {
        groupCity = SEVERAL;
      }
      entries[length] = form;
      length += 1;
    }
    if (length === 0) return NOTHING;
    this.closeGroup(groupBegin, length, groupCity, cityBefore);
    return this.dictionary.intern(entries, canonicalGroups(entries, length));
  }

  /** Groups of one and the same city become one: among its records the order decides nothing. */
  private closeGroup(begin: number, end: number, city: number, before: number): number {
    if (begin === end) return before;
    const joins = city !== SEVERAL && city === before;
    if (!joins) this.entries[begin] = (this.entries[begin] as number) | OPENS_GROUP;
    return city;
  }

  private cityNumber(form: number): number {
    const known = this.cityOf[form];
    if (known !== undefined) return known;
    const city = Number(this.dictionary.forms[form]?.city);
    this.cityOf[form] = city;
    return city;
  }
}

/** Within a group, forms in order and once each. Returns how many entries are left. */
function canonicalGroups(entries: Uint16Array, length: number): number {
  let kept = 0;
  for (let begin = 0; begin < length; ) {
    let end = begin + 1;
    while (end < length && ((entries[end] as number) & OPENS_GROUP) === 0) end += 1;
    entries[begin] = (entries[begin] as number) & ~OPENS_GROUP;
    const group = entries.subarray(begin, end).sort();
    const first = kept;
    for (const form of group) {
      if (kept === first || entries[kept - 1] !== form) entries[kept++] = form;
    }
    entries[first] = (entries[first] as number) | OPENS_GROUP;
    begin = end;
  }
  return kept;
}

import { addDays, type CaseRecord } from "@/lib/rules";
import { type Form, MOST_RECORDS, type PopulationBuilder, recordColumns } from "@/lib/rules/population";
import { LAST_COLUMN_DAY, NO_DAY } from "@/lib/rules/population/calendar";
import type { CountingPlaces } from "./counting-places";
import { NO_END, PackedRecord } from "./packed-record";

/** Where packed days and the columns' days begin. */
const FIRST_DAY = "1900-01-01";
const ID_BYTES = 16;

/** Reads people as app_population gives them into columns. */
export class PackedPeople {
  private readonly records = recordColumns();
  private readonly record = new PackedRecord();
  /** By city and kind, then by place: the number of the form of a record without tags; null where there are too many. */
  private readonly forms = new Map<number, Map<number, number | null>>();

  constructor(
    private readonly builder: PopulationBuilder,
    private readonly places: CountingPlaces,
    private readonly kinds: readonly string[],
  ) {}

  /** Adds everyone of a page; `seen` learns where in it the id of each stands. */
  add(page: Uint8Array, seen: (page: Uint8Array, offset: number) => void): void {
    const packed = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
    for (let at = 0; at < packed.length; ) {
      seen(packed, at);
      at = this.addPerson(packed, at + ID_BYTES);
    }
  }

  private addPerson(packed: Buffer, at: number): number {
    const birth = packed.readInt32BE(at);
    const length = packed.readInt32BE(at + 4);
    const begin = at + 8;
    const fits = length <= MOST_RECORDS && isColumnDay(birth);
    const end = fits ? this.readColumns(packed, begin, length) : null;
    if (end !== null && this.builder.addColumns(birth, this.records)) return end;
    const { records, next } = this.readRecords(packed, begin, length);
    this.builder.add({ birthDate: addDays(FIRST_DAY, birth) }, records);
    return next;
  }

  /** Where the person's records end; null where the columns cannot hold them. */
  private readColumns(packed: Buffer, begin: number, length: number): number | null {
    const { record, records } = this;
    let at = begin;
    records.length = length;
    for (let index = 0; index < length; index += 1) {
      at = record.read(packed, at);
      const form = this.formNumber();
      const fits = form !== null && isColumnDay(record.start);
      if (!fits || !(record.end === NO_END || isColumnDay(record.end))) return null;
      records.form[index] = form;
      records.start[index] = record.start;
      records.end[index] = record.end === NO_END ? NO_DAY : record.end;
    }
    return at;
  }

  private readRecords(packed: Buffer, begin: number, length: number) {
    const { record } = this;
    const records: CaseRecord[] = [];
    let at = begin;
    for (let index = 0; index < length; index += 1) {
      at = record.read(packed, at);
      const { tags, ...form } = this.form();
      records.push({
        id: String(index),
        ...form,
        tags: [...tags],
        start: addDays(FIRST_DAY, record.start),
        end: record.end === NO_END ? null : addDays(FIRST_DAY, record.end),
        status: "verified",
      });
    }
    return { records, next: at };
  }

  private formNumber(): number | null {
    const { place, rest, tags } = this.record;
    if (tags !== "") return this.builder.dictionary.formId(this.form());
    const byPlace = this.forms.get(rest) ?? new Map<number, number | null>();
    this.forms.set(rest, byPlace);
    const known = byPlace.get(place);
    if (known !== undefined) return known;
    const number = this.builder.dictionary.formId(this.form());
    byPlace.set(place, number);
    return number;
  }

  private form(): Form {
    const { placeCode, cityCode, kind, tags } = this.record;
    const code = this.kinds[kind - 1];
    // It came up after the kinds were read: the next reading knows it.
    if (code === undefined) throw new Error("a kind of evidence was added while the population was read");
    return {
      kind: code,
      city: this.places.cityOf(placeCode, cityCode),
      tags: tags === "" ? [] : (JSON.parse(tags) as string[]),
    };
  }
}

function isColumnDay(day: number): boolean {
  return day >= 0 && day <= LAST_COLUMN_DAY;
}

import { type AttributeValue, type CaseRecord, dayNumber, dayText } from "@/lib/rules";
import { columnDayOf, engineDay, NO_DAY } from "@/lib/rules/population/calendar";
import type { RecordColumns } from "@/lib/rules/population/segments";
import { type Form, SignatureDictionary } from "@/lib/rules/population/signatures";
import type { Resident } from "./residents";

/** People as plain columns of their records, before anything is worked out. */
interface RawColumns {
  forms: readonly Form[];
  /** Where a person's records begin; one more at the end. */
  offsets: Uint32Array;
  /** Days as lib/rules/population/calendar.ts counts them; `end` is NO_DAY while a record goes on. */
  start: Uint16Array;
  end: Uint16Array;
  form: Uint16Array;
  birth: Uint16Array;
  attributes: readonly RawAttribute[];
}

export interface RawAttribute {
  name: string;
  /** What the numbers stand for: 1 is the first. */
  values: readonly AttributeValue[];
  /** 0 where it is not given. */
  column: Uint16Array;
}

/** Days by which each next repetition lives earlier, and after how many it begins anew. */
const STEP = 17;
const WITHIN = 730;

/**
 * Any number of people out of a few thousand: once all have had their turn they come again, each time with all of
 * their days some weeks earlier. The generator would otherwise be most of what a bench of ten million takes.
 */
export class BenchPopulation {
  readonly base: number;

  constructor(
    readonly raw: RawColumns,
    readonly people: number,
  ) {
    this.base = raw.birth.length;
  }

  static of(residents: readonly Resident[], people = residents.length): BenchPopulation {
    return new BenchPopulation(rawColumns(residents), people);
  }

  /** The first people, or more of them. */
  sized(people: number): BenchPopulation {
    return new BenchPopulation(this.raw, people);
  }

  get records(): number {
    const whole = Math.floor(this.people / this.base);
    const { offsets } = this.raw;
    return whole * (offsets[this.base] ?? 0) + (offsets[this.people % this.base] ?? 0);
  }

  birth(person: number): number {
    return (this.raw.birth[person % this.base] as number) - this.earlier(person);
  }

  /** Fills the columns with a person's records, in order of their start. */
  read(person: number, into: RecordColumns): void {
    const { offsets, start, end, form } = this.raw;
    const one = person % this.base;
    const earlier = this.earlier(person);
    const begin = offsets[one] as number;
    into.length = (offsets[one + 1] as number) - begin;
    for (let index = 0; index < into.length; index += 1) {
      const until = end[begin + index] as number;
      into.start[index] = (start[begin + index] as number) - earlier;
      into.end[index] = until === NO_DAY ? NO_DAY : until - earlier;
      into.form[index] = form[begin + index] as number;
    }
  }

  attributeColumn({ column }: RawAttribute): Uint16Array {
    const all = new Uint16Array(new SharedArrayBuffer(this.people * 2));
    for (let from = 0; from < this.people; from += this.base) {
      all.set(column.subarray(0, Math.min(this.base, this.people - from)), from);
    }
    return all;
  }

  /** The same person as the one-person engine reads them. */
  resident(person: number): Resident {
    const { offsets, start, end, form, forms, attributes } = this.raw;
    const one = person % this.base;
    const earlier = this.earlier(person);
    const text = (day: number) => dayText(engineDay(day - earlier));
    const records: CaseRecord[] = [];
    for (let at = offsets[one] as number; at < (offsets[one + 1] as number); at += 1) {
      const { kind, city, tags } = forms[form[at] as number] as Form;
      const until = end[at] as number;
      records.push({
        id: `r${String(at).padStart(9, "0")}`,
        ...{ kind, city, tags: [...tags], status: "verified" },
        start: text(start[at] as number),
        end: until === NO_DAY ? null : text(until),
      });
    }
    const given = attributes.map(({ name, values, column }) => {
      const value = column[one] as number;
      return [name, value === 0 ? null : (values[value - 1] ?? null)];
    });
    return {
      person: { birthDate: dayText(engineDay(this.birth(person))), attributes: Object.fromEntries(given) },
      records,
    };
  }

  private earlier(person: number): number {
    return (Math.floor(person / this.base) * STEP) % WITHIN;
  }
}

function rawColumns(residents: readonly Resident[]): RawColumns {
  const dictionary = new SignatureDictionary();
  const all = residents.flatMap(({ records }) => records);
  const names = [...new Set(residents.flatMap(({ person }) => Object.keys(person.attributes ?? {})))];
  let sum = 0;
  const ends = residents.map(({ records }) => {
    sum += records.length;
    return sum;
  });
  return {
    forms: dictionary.forms,
    offsets: Uint32Array.from([0, ...ends]),
    start: Uint16Array.from(all, ({ start }) => columnOf(start)),
    end: Uint16Array.from(all, ({ end }) => (end == null ? NO_DAY : columnOf(end))),
    form: Uint16Array.from(all, ({ kind, city, tags }) => {
      const id = dictionary.formId({ kind, city, tags: tags ?? [] });
      if (id === null) throw new RangeError("too many forms of record");
      return id;
    }),
    birth: Uint16Array.from(residents, ({ person }) => columnOf(person.birthDate ?? "")),
    attributes: names.map((name) => rawAttribute(name, residents)),
  };
}

function rawAttribute(name: string, residents: readonly Resident[]): RawAttribute {
  const ids = new Map<AttributeValue, number>();
  const column = Uint16Array.from(residents, ({ person }) => {
    const value = person.attributes?.[name] ?? null;
    if (value === null) return 0;
    const id = ids.get(value) ?? ids.size + 1;
    ids.set(value, id);
    return id;
  });
  return { name, values: [...ids.keys()], column };
}

function columnOf(day: string): number {
  const own = columnDayOf(day);
  if (own === null) throw new RangeError(`${day} (${dayNumber(day)}) is no column's day`);
  return own;
}

/** Builds the columns of a population, person by person; memory grows with the columns alone. */
import { dayNumber } from "../days";
import type { AttributeValue, CaseRecord, Person } from "../types";
import { columnDay, NO_DAY } from "./calendar";
import { type AttributeColumn, BLOCK, type PopulationColumns, type WholePerson } from "./columns";
import { Growing } from "./growing";
import { MOST_RECORDS, type RecordColumns, recordColumns, SegmentMaker } from "./segments";
import { SignatureDictionary } from "./signatures";

const NO_ATTRIBUTE = 0;
const MOST_VALUES = 65_535;

interface AttributeInWork {
  ids: Map<AttributeValue, number>;
  column: Growing<Uint16Array>;
}

export class PopulationBuilder {
  private readonly segments = new Growing(Uint32Array);
  private readonly blocks = new Growing(Uint32Array);
  private readonly counts = new Growing(Uint8Array);
  private readonly lastStarts = new Growing(Uint16Array);
  private readonly birthDays = new Growing(Uint16Array);
  private readonly attributes = new Map<string, AttributeInWork>();
  private readonly whole: WholePerson[] = [];
  private readonly records = recordColumns();
  private readonly maker: SegmentMaker;

  /** A dictionary that is passed in is added to: columns that share one can be put together. */
  constructor(readonly dictionary = new SignatureDictionary()) {
    this.maker = new SegmentMaker(dictionary);
  }

  get people(): number {
    return this.counts.length;
  }

  /** Records that are not verified do not count in a preview, and are left out. */
  add(person: Person, records: readonly CaseRecord[]): void {
    const verified = records.filter((record) => record.status === "verified");
    const birth = person.birthDate == null ? NO_DAY : columnDay(dayNumber(person.birthDate));
    const fits = birth !== null && this.read(verified) && this.addAttributes(person);
    if (!fits || !this.addColumns(birth, this.records)) this.keepWhole(person, verified);
  }

  /** As `add`, of what already stands in columns. False when it does not fit; nothing was added then. */
  addColumns(birthDay: number, records: RecordColumns): boolean {
    if (!this.maker.make(records)) return false;
    this.append(birthDay, this.maker.length, this.maker.lastStart);
    for (let index = 0; index < this.maker.length; index += 1) {
      this.segments.push(this.maker.packed[index] as number);
    }
    return true;
  }

  finish(): PopulationColumns {
    const people = this.people;
    this.blocks.push(this.segments.length);
    for (const { column } of this.attributes.values()) pad(column, people);
    return {
      people,
      signatures: this.dictionary.data(),
      segments: this.segments.shared(),
      blocks: this.blocks.shared(),
      counts: this.counts.shared(),
      lastStarts: this.lastStarts.shared(),
      birthDays: this.birthDays.shared(),
      attributes: [...this.attributes].map(
        ([name, { ids, column }]): AttributeColumn => ({
          name,
          values: [...ids.keys()],
          column: column.shared(),
        }),
      ),
      whole: this.whole,
    };
  }

  private keepWhole(person: Person, records: readonly CaseRecord[]): void {
    this.whole.push({ index: this.people, person, records });
    this.append(NO_DAY, 0, 0);
  }

  private append(birthDay: number, segments: number, lastStart: number): void {
    if (this.people % BLOCK === 0) this.blocks.push(this.segments.length);
    this.counts.push(segments);
    this.lastStarts.push(lastStart);
    this.birthDays.push(birthDay);
  }

  private read(records: readonly CaseRecord[]): boolean {
    const own = this.records;
    own.length = records.length;
    if (records.length > MOST_RECORDS) return false;
    return records.every(({ kind, city, tags, start, end }, index) => {
      const from = columnDay(dayNumber(start));
      const to = end == null ? NO_DAY : columnDay(dayNumber(end));
      const form = this.dictionary.formId({ kind, city, tags: tags ?? [] });
      if (from === null || to === null || form === null) return false;
      own.start[index] = from;
      own.end[index] = to;
      own.form[index] = form;
      return true;
    });
  }

  private addAttributes({ attributes }: Person): boolean {
    const given = Object.entries(attributes ?? {}).filter(([, value]) => value !== null);
    return given.every(([name, value]) => this.addAttribute(name, value as AttributeValue));
  }

  private addAttribute(name: string, value: AttributeValue): boolean {
    const known = this.attributes.get(name);
    const attribute = known ?? { ids: new Map(), column: new Growing(Uint16Array) };
    if (known === undefined) this.attributes.set(name, attribute);
    const id = attribute.ids.get(value) ?? attribute.ids.size + 1;
    if (id > MOST_VALUES) return false;
    attribute.ids.set(value, id);
    pad(attribute.column, this.people);
    attribute.column.push(id);
    return true;
  }
}

function pad(column: Growing<Uint16Array>, length: number): void {
  while (column.length < length) column.push(NO_ATTRIBUTE);
}

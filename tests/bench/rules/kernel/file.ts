import { closeSync, openSync, writeSync } from "node:fs";
import type { CompiledBundle } from "@/lib/rules/compile";
import { cityOn } from "@/lib/rules/ledger";
import { clampedDay } from "@/lib/rules/population/calendar";
import { recordColumns } from "@/lib/rules/population/segments";
import type { BenchPopulation } from "../population";
import { kernelTable } from "./table";

const MAGIC = 0x4b_54_55_48;
const OUTSIDE = 255;
const MOST_KINDS = 31;
const MOST_TAGS = 8;

export interface KernelInput {
  compiled: CompiledBundle;
  population: BenchPopulation;
  /** Engine days. */
  today: number;
  lastDay: number;
}

/** Writes what kernel.c reads, and returns the destinations in the order of its answers. */
export function writeKernelInput(file: string, input: KernelInput): readonly string[] {
  const { compiled, population, today, lastDay } = input;
  const { forms, attributes } = population.raw;
  const kinds = numbering(MOST_KINDS);
  const tags = numbering(MOST_TAGS);
  const table = kernelTable(compiled, { today, lastDay, kindBit: (kind) => 1 << kinds(kind), attributes });
  const index = new Map(table.cities.map((city, at) => [city, at]));
  const kindOf = Uint8Array.from(forms, ({ kind }) => kinds(kind));
  const cityOf = Uint8Array.from(forms, ({ city }) => index.get(cityOn(compiled, city, today)) ?? OUTSIDE);
  const bits = (names: Iterable<string>) => [...names].reduce((all, tag) => all | (1 << tags(tag)), 0);
  const tagsOf = Uint8Array.from(forms, (form) => bits(form.tags));
  const header = [MAGIC, population.people, population.records, table.cities.length, attributes.length];
  const days = [clampedDay(today), clampedDay(lastDay), clampedDay(table.countsFrom)];
  const columns = rawColumns(population);
  const out = openSync(file, "w");
  try {
    const write = (column: ArrayBufferView) => writeWhole(out, column);
    write(Int32Array.from([...header, ...days, bits(table.excludeTags), table.numbers.length]));
    write(Int32Array.from(table.numbers));
    write(columns.offsets);
    write(columns.start);
    write(columns.end);
    for (const of of [kindOf, cityOf, tagsOf]) write(replaced(columns.form, of));
    write(columns.birth);
    for (const attribute of attributes) write(Uint8Array.from(population.attributeColumn(attribute)));
  } finally {
    closeSync(out);
  }
  return table.cities;
}

function rawColumns(population: BenchPopulation) {
  const { people, records } = population;
  const column = () => new Uint16Array(records);
  const columns = { offsets: new Uint32Array(people + 1), start: column(), end: column(), form: column() };
  const birth = new Uint16Array(people);
  const one = recordColumns();
  let at = 0;
  for (let person = 0; person < people; person += 1) {
    population.read(person, one);
    birth[person] = population.birth(person);
    for (let index = 0; index < one.length; index += 1, at += 1) {
      columns.start[at] = one.start[index] as number;
      columns.end[at] = one.end[index] as number;
      columns.form[at] = one.form[index] as number;
    }
    columns.offsets[person + 1] = at;
  }
  return { ...columns, birth };
}

function replaced(column: Uint16Array, by: Uint8Array): Uint8Array {
  const result = new Uint8Array(column.length);
  for (let index = 0; index < column.length; index += 1)
    result[index] = by[column[index] as number] as number;
  return result;
}

/** Numbers names in the order in which they first appear. */
function numbering(most: number): (name: string) => number {
  const ids = new Map<string, number>();
  return (name) => {
    const id = ids.get(name) ?? ids.size;
    if (id >= most) throw new RangeError(`more than ${most} names, at ${name}`);
    ids.set(name, id);
    return id;
  };
}

function writeWhole(out: number, column: ArrayBufferView): void {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  for (let from = 0; from < bytes.length; ) from += writeSync(out, bytes, from);
}

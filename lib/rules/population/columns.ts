/**
 * A population as columns: everything that decides about a person's eligibility with verified evidence, and nothing
 * else. A person's days stand as segments: runs of days on which the same is on record (signatures.ts). Workers share
 * the columns; nobody writes to them once they are built.
 */
import type { AttributeValue, CaseRecord, Person } from "../types";
import type { SignatureData } from "./signatures";

/** People whose segments' beginning is kept; a person's own is found by adding up the counts before. */
export const BLOCK = 256;

/** The low bits of a segment: its days. */
export const LENGTH_BITS = 14;
/** A segment of this length goes on for ever. It is a person's last. */
export const ENDLESS = (1 << LENGTH_BITS) - 1;
export const LONGEST = ENDLESS - 1;
export const MOST_SEGMENTS = 255;

export interface AttributeColumn {
  name: string;
  /** What the column's numbers stand for: 1 is the first. */
  values: readonly AttributeValue[];
  /** 0 where it is not given. */
  column: Uint16Array;
}

/** Someone whom the columns cannot hold (a day in 1850, a thousand records): they go to the one-person engine. */
export interface WholePerson {
  index: number;
  person: Person;
  records: readonly CaseRecord[];
}

export interface PopulationColumns {
  people: number;
  signatures: SignatureData;
  /** signature << 14 | days, person by person, in order of time, without a gap. */
  segments: Uint32Array;
  /** Where the segments of each BLOCK of people begin; one more at the end. */
  blocks: Uint32Array;
  /** Segments of each person. */
  counts: Uint8Array;
  /** The first day of the last segment, the endless one (calendar.ts): people are read backwards, for the present says most. */
  lastStarts: Uint16Array;
  /** NO_DAY where it is not given. */
  birthDays: Uint16Array;
  attributes: readonly AttributeColumn[];
  /** In order of index. */
  whole: readonly WholePerson[];
}

/** Bytes of the columns that grow with the people, attributes left aside. */
export function columnBytes(columns: PopulationColumns): number {
  const { segments, blocks, counts, lastStarts, birthDays } = columns;
  return [segments, blocks, counts, lastStarts, birthDays].reduce(
    (sum, column) => sum + column.byteLength,
    0,
  );
}

/** Where a person's segments begin. */
export function segmentsBegin(columns: PopulationColumns, person: number): number {
  const block = Math.floor(person / BLOCK);
  let begin = columns.blocks[block] as number;
  for (let before = block * BLOCK; before < person; before += 1) begin += columns.counts[before] as number;
  return begin;
}

import { BLOCK, type PopulationColumns, segmentsBegin, type WholePerson } from "@/lib/rules/population";

/** People `from` … `to` - 1 of some columns. */
export interface Piece {
  columns: PopulationColumns;
  from: number;
  to: number;
}

/**
 * Columns of several pieces, one after the other, by copies of whole runs. The columns' dictionaries must be one that
 * was added to; `signatures` is its latest state. Attributes are not taken along: the database keeps none of people.
 */
export function joinColumns(
  pieces: readonly Piece[],
  signatures: PopulationColumns["signatures"],
): PopulationColumns {
  const people = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const counts = shared(Uint8Array, people);
  const lastStarts = shared(Uint16Array, people);
  const birthDays = shared(Uint16Array, people);
  const whole: WholePerson[] = [];
  let person = 0;
  for (const { columns, from, to } of pieces) {
    counts.set(columns.counts.subarray(from, to), person);
    lastStarts.set(columns.lastStarts.subarray(from, to), person);
    birthDays.set(columns.birthDays.subarray(from, to), person);
    for (const one of wholeWithin(columns.whole, from, to)) {
      whole.push({ ...one, index: one.index - from + person });
    }
    person += to - from;
  }
  const blocks = blocksOf(counts);
  const segments = shared(Uint32Array, blocks.at(-1) ?? 0);
  let end = 0;
  for (const { columns, from, to } of pieces) {
    const run = columns.segments.subarray(beginOf(columns, from), beginOf(columns, to));
    segments.set(run, end);
    end += run.length;
  }
  return { people, signatures, segments, blocks, counts, lastStarts, birthDays, attributes: [], whole };
}

function beginOf(columns: PopulationColumns, person: number): number {
  return person === columns.people ? columns.segments.length : segmentsBegin(columns, person);
}

function blocksOf(counts: Uint8Array): Uint32Array {
  const blocks = shared(Uint32Array, Math.ceil(counts.length / BLOCK) + 1);
  let segments = 0;
  for (let person = 0; person < counts.length; person += 1) {
    if (person % BLOCK === 0) blocks[person / BLOCK] = segments;
    segments += counts[person] as number;
  }
  blocks[blocks.length - 1] = segments;
  return blocks;
}

/** `whole` is in order of index, and pieces are many: look for the first of them. */
function wholeWithin(whole: readonly WholePerson[], from: number, to: number): readonly WholePerson[] {
  return whole.slice(firstFrom(whole, from), firstFrom(whole, to));
}

function firstFrom(whole: readonly WholePerson[], index: number): number {
  let [low, high] = [0, whole.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((whole[middle] as WholePerson).index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Threads share the columns. */
export function shared<T extends Uint8Array | Uint16Array | Uint32Array>(
  kind: { new (buffer: ArrayBufferLike): T; BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}

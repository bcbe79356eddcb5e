import { type Contender, interleave, type Result } from "./contender";

/** Rows that belong together; the ratios are to those named in `bases`. */
export interface Part<Row> {
  title: string;
  bases: readonly string[];
  rows: Row[];
}

/** All parts in the same rounds; `only` leaves the rows whose name contains it, and those that they are measured by. */
export async function measured(
  parts: readonly Part<Contender>[],
  only: string,
  rounds: number,
  progress: (text: string) => void,
): Promise<Part<Result>[]> {
  const asked = parts.map((part) => ({
    ...part,
    rows: part.rows.some(({ name }) => name.includes(only))
      ? part.rows.filter(({ name }) => name.includes(only) || part.bases.includes(name))
      : [],
  }));
  const results = await interleave(
    asked.flatMap(({ rows }) => rows),
    rounds,
    progress,
  );
  return asked.map((part) => ({ ...part, rows: results.splice(0, part.rows.length) }));
}

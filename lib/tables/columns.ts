import type { CellFinding } from "./findings";
import type { Cell } from "./types";

export type Parsed<T> = { readonly ok: true; readonly value: T; readonly warning?: CellFinding } | Refused;
export type Refused = { readonly ok: false; readonly finding: CellFinding };

/** Reads one cell that is not empty. Pure; says what is wrong instead of throwing. */
export type CellParser<T> = (cell: Cell) => Parsed<T>;

/** What an import asks of one column. */
export type Column<T> = {
  /** Whether a row without it is rejected, and a file without the column refused. */
  readonly required: boolean;
  /** What the column may be called; the first of each language is the one people are told to use. */
  readonly titles: {
    readonly zh: readonly [string, ...string[]];
    readonly en: readonly [string, ...string[]];
  };
  readonly parse: CellParser<T>;
};

// Columns of many kinds stand in one table; each reads what it makes.
export type Columns = Readonly<Record<string, Column<unknown>>>;

export type Values<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T>
    ? C[K]["required"] extends true
      ? T
      : T | null
    : never;
};

/** A column that every row must fill. */
export function required<T>(titles: Column<T>["titles"], parse: CellParser<T>) {
  return { required: true, titles, parse } as const;
}

/** A column that may be empty or absent; its value is null then. */
export function optional<T>(titles: Column<T>["titles"], parse: CellParser<T>) {
  return { required: false, titles, parse } as const;
}

export function value<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused(code: CellFinding["code"], params: CellFinding["params"] = {}): Refused {
  return { ok: false, finding: { code, params } };
}

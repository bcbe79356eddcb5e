/**
 * Everything that can be wrong with an uploaded table, by name. Codes carry parameters and no prose; the sentence is
 * `tables.findings.<code>` in the reader's language. No parameter ever holds an ID number.
 */

/** Told to the person; they reject nothing. */
const WARNINGS = ["OTHER_SHEETS", "COLUMN_UNKNOWN", "ID_DIGITS_PERHAPS_LOST"] as const;

/** About the file: reading does not begin, or stops there. */
const FILE_FAULTS = [
  "EMPTY_FILE",
  "FILE_TOO_LARGE",
  "NOT_A_TABLE",
  "OLD_EXCEL",
  "BROKEN_FILE",
  "UNPACKS_TOO_LARGE",
  "NO_SHEET",
  "COLUMN_MISSING",
  "COLUMN_TWICE",
  "COLUMN_UNMAPPED",
  "TOO_MANY_ROWS",
  "TOO_MANY_OPEN_QUOTES",
] as const;

/** About one row: it is rejected, the others are read. */
const ROW_FAULTS = [
  "QUOTE_NOT_CLOSED",
  "QUOTE_MISPLACED",
  "ROW_TOO_LONG",
  "ROW_TOO_WIDE",
  "UNDECODABLE",
  "CELL_ERROR",
  "FORMULA_WITHOUT_VALUE",
  "DUPLICATE",
  "REQUIRED",
  "DAY_FORMAT",
  "DAY_IMPOSSIBLE",
  "DAY_TOO_EARLY",
  "DAY_TOO_LATE",
  "MONTH_FORMAT",
  "MONTH_IMPOSSIBLE",
  "MONTH_AMBIGUOUS",
  "ID_CHARACTERS",
  "ID_FIFTEEN_DIGITS",
  "ID_LENGTH",
  "ID_PREFIX",
  "ID_DATE",
  "ID_FUTURE",
  "ID_TOO_OLD",
  "ID_CHECK",
  "ID_DIGITS_LOST",
  "CITY_UNKNOWN",
  "CITY_ABOLISHED",
  "CITY_AMBIGUOUS",
  "TEXT_TOO_SHORT",
  "TEXT_TOO_LONG",
  "TEXT_CONTROL",
  "INTEGER_FORMAT",
  "INTEGER_TOO_SMALL",
  "INTEGER_TOO_LARGE",
  "CHOICE_UNKNOWN",
] as const;

export const FINDING_CODES = [...FILE_FAULTS, ...ROW_FAULTS, ...WARNINGS] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export type Finding = {
  readonly code: FindingCode;
  /** Null for what concerns the whole file. */
  readonly line: number | null;
  /** The column's title as the file has it (or, where the file has none, as it was expected). */
  readonly column: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

/** A finding of a cell before it is known in which row and column. */
export type CellFinding = Pick<Finding, "code" | "params">;

export function fileFinding(code: FindingCode, params: Finding["params"] = {}): Finding {
  return { code, line: null, column: null, params };
}

export function rowFinding(code: FindingCode, line: number, params: Finding["params"] = {}): Finding {
  return { code, line, column: null, params };
}

export function tooLarge(limitBytes: number): Finding {
  return fileFinding("FILE_TOO_LARGE", { megabytes: Number((limitBytes / 1024 ** 2).toFixed(1)) });
}

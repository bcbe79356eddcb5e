import { type CellParser, type Parsed, refused, value } from "../columns";
import type { Cell } from "../types";
import { plainText, shown } from "./plain";

// A time of day may follow, as databases export it; an offset may not, for then the day would depend on it.
const DAY =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const SERIAL = /^\d{1,7}(?:\.\d+)?$/;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
const MS_PER_DAY = 86_400_000;

export type DayOptions = {
  /** Inclusive, YYYY-MM-DD. */
  readonly from?: string;
  readonly until?: string;
};

/** A day as `YYYY-MM-DD`, from 2024-02-29, 2024/2/29, 2024.2.29, 2024年2月29日, 20240229 or a spreadsheet's serial. */
export function day(options: DayOptions = {}): CellParser<string> {
  return (cell) => {
    const parsed = readDay(cell);
    if (!parsed.ok) return parsed;
    const { from, until } = options;
    if (from !== undefined && parsed.value < from)
      return refused("DAY_TOO_EARLY", { value: parsed.value, from });
    if (until !== undefined && parsed.value > until)
      return refused("DAY_TOO_LATE", { value: parsed.value, until });
    return parsed;
  };
}

/** A day, or null where a word says that it has not come: 至今, 长期, ongoing. */
export function dayOrOngoing(words: readonly string[], options: DayOptions = {}): CellParser<string | null> {
  const read = day(options);
  return (cell) => (words.includes(plainText(cell)) ? value(null) : read(cell));
}

export function readDay(cell: Cell): Parsed<string> {
  const text = plainText(cell);
  const parts = DAY.exec(text);
  if (parts !== null && cell.kind !== "DATE") {
    const [year, month, date] = [
      parts[1],
      parts[3] ?? parts[5] ?? parts[7],
      parts[4] ?? parts[6] ?? parts[8],
    ];
    const on = `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`;
    return isRealDay(on) ? value(on) : refused("DAY_IMPOSSIBLE", { value: shown(text) });
  }
  // Of bare numbers in a CSV only those from 1927 to 2119 are taken for serials: 2024 is a year, not 1905-07-16.
  const isSerial = cell.kind === "TEXT" ? /^[1-7]\d{4}$/.test(text) : SERIAL.test(text);
  return isSerial ? dayOfSerial(Number(text)) : refused("DAY_FORMAT", { value: shown(text) });
}

/** Excel's days since 1899-12-30, with its 29 February 1900, a day that never was (serial 60). */
function dayOfSerial(serial: number): Parsed<string> {
  const days = Math.floor(serial);
  if (days === 60) return refused("DAY_IMPOSSIBLE", { value: "1900-02-29" });
  if (days < 1 || days > LAST_SERIAL) return refused("DAY_FORMAT", { value: String(serial) });
  const instant = Date.UTC(1899, 11, 30) + (days < 60 ? days + 1 : days) * MS_PER_DAY;
  return value(new Date(instant).toISOString().slice(0, 10));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Counted, not asked of `Date`: this runs for every row of a register. */
function isRealDay(on: string): boolean {
  const [year, month, date] = [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8, 10))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return year >= 1000 && date >= 1 && date <= last;
}

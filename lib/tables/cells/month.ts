import { type CellParser, refused, value } from "../columns";
import { readDay } from "./day";
import { plainText, shown } from "./plain";

const MONTH = /^(\d{4})(?:[-/](\d{1,2})|\.(\d{2}|[2-9])|年(\d{1,2})月?|(\d{2}))$/;

/** A month as `YYYY-MM`, from 2024-02, 2024/2, 2024.02, 2024年2月, 202402, or the day a spreadsheet made of it. */
export function month(): CellParser<string> {
  return (cell) => {
    const text = plainText(cell);
    const parts = MONTH.exec(text);
    if (parts !== null && cell.kind !== "DATE") {
      const number = parts[2] ?? parts[3] ?? parts[4] ?? parts[5] ?? "";
      const isReal = Number(number) >= 1 && Number(number) <= 12;
      return isReal
        ? value(`${parts[1]}-${number.padStart(2, "0")}`)
        : refused("MONTH_IMPOSSIBLE", { value: text });
    }
    // A spreadsheet makes 2024.1 of 2024.10, so nobody can tell January from October.
    if (/^\d{4}\.1$/.test(text)) return refused("MONTH_AMBIGUOUS", { value: text });
    // A bare number that is not a month may be anything; a serial is one only where the sheet shows it as a date.
    if (cell.kind !== "DATE" && /^\d{1,7}(\.\d+)?$/.test(text))
      return refused("MONTH_FORMAT", { value: shown(text) });
    const day = readDay(cell);
    if (day.ok) return value(day.value.slice(0, 7));
    return day.finding.code === "DAY_IMPOSSIBLE"
      ? refused("MONTH_IMPOSSIBLE", day.finding.params)
      : refused("MONTH_FORMAT", { value: shown(text) });
  };
}

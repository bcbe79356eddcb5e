import { table } from "@/lib/cli/bench/table";
import { perCpuSecond, perSecond, type Result, type Spread, timesFaster } from "./contender";
import type { Part } from "./parts";

/** What was measured, as text for people and as JSON for programs. */

/** Nothing where no row was asked for. */
export function section<Row>(
  title: string,
  rows: readonly Row[],
  text: (rows: readonly Row[]) => string,
): string[] {
  return rows.length === 0 ? [] : [`${title}\n${text(rows)}`];
}

/** Ratios are worked out here, so that no reader of the JSON has to pair the rounds. */
export function ratesJson(part: Part<Result>, what: string): unknown {
  return {
    title: part.title,
    rows: part.rows.map((result) => ({
      name: result.name,
      [what]: result.amount,
      perCpuSecond: perCpuSecond(result),
      perSecond: perSecond(result),
      times: Object.fromEntries(basesOf(part).map((base) => [base.name, timesFaster(result, base)])),
    })),
  };
}

function basesOf({ bases, rows }: Part<Result>): Result[] {
  return bases.flatMap((name) => rows.filter((result) => result.name === name));
}

/** How many of `what` a second of CPU works off, and how that compares with the bases. */
export function ratesTable(part: Part<Result>, what: string): string {
  const bases = basesOf(part);
  return table(
    [
      "",
      `${what} per CPU-second`,
      "by the clock",
      ...bases.map(({ name }) => `× ${name.split(/[ ,]/).slice(0, 2).join(" ")}`),
    ],
    part.rows.map((result) => [
      result.name,
      spreadText(perCpuSecond(result)),
      number(perSecond(result).median),
      ...bases.map((base) => spreadText(timesFaster(result, base))),
    ]),
  );
}

export function spreadText({ least, median, most }: Spread): string {
  return [least, median, most].map(number).join(" / ");
}

/** Three significant digits, and thousands as such. */
export function number(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`;
  return value === 0 ? "0" : String(Number(value.toPrecision(3)));
}

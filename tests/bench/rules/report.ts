import { table } from "@/lib/cli/bench/table";
import {
  perCpuSecond,
  perSecond,
  quantile,
  type Result,
  type Spread,
  spread,
  timesFaster,
} from "./contender";
import type { GrowthRow } from "./growth";
import type { Part, RulesBench } from "./index";

/** The bench as text, for people; `rulesBenchJson` is the same for programs. */
export function rulesTable({ machine, population, calls, rates, growth, notes }: RulesBench): string {
  const { processor, cores, memoryGiB, node, compiler } = machine;
  return [
    `${processor}, ${cores} cores, ${memoryGiB} GiB; Node ${node}; ${compiler ?? "no C compiler"}`,
    `${number(population.compared)} people are compared, with ${number(population.records)} records. Three numbers are the least, the middle and the most of the rounds.`,
    ...section(calls.title, calls.rows, callsTable),
    ...rates.flatMap((part) => section(part.title, part.rows, () => ratesTable(part))),
    ...section("growth", growth, growthTable),
    ...notes,
  ].join("\n\n");
}

/** Ratios are worked out here, so that no reader of the JSON has to pair the rounds. */
export function rulesBenchJson({ calls, rates, ...rest }: RulesBench): unknown {
  return {
    ...rest,
    calls: calls.rows.map((result) => ({ name: result.name, microseconds: callsOf(result) })),
    rates: rates.map((part) => ({
      title: part.title,
      rows: part.rows.map((result) => ({
        name: result.name,
        people: result.amount,
        perCpuSecond: perCpuSecond(result),
        perSecond: perSecond(result),
        times: Object.fromEntries(basesOf(part).map((base) => [base.name, timesFaster(result, base)])),
      })),
    })),
  };
}

function section<Row>(title: string, rows: readonly Row[], text: (rows: readonly Row[]) => string): string[] {
  return rows.length === 0 ? [] : [`${title}\n${text(rows)}`];
}

function callsOf({ calls, cpuEach }: Result) {
  return {
    median: quantile(calls, 0.5),
    p95: quantile(calls, 0.95),
    p99: quantile(calls, 0.99),
    cpu: spread(cpuEach.map((seconds) => seconds * 1e6)).median,
  };
}

function callsTable(results: readonly Result[]): string {
  return table(
    ["µs a call, by the clock", "median", "p95", "p99", "CPU"],
    results.map((result) => {
      const { median, p95, p99, cpu } = callsOf(result);
      return [result.name, ...[median, p95, p99, cpu].map((value) => value.toFixed(1))];
    }),
  );
}

function basesOf({ bases, rows }: Part<Result>): Result[] {
  return bases.flatMap((name) => rows.filter((result) => result.name === name));
}

function ratesTable(part: Part<Result>): string {
  const bases = basesOf(part);
  return table(
    [
      "",
      "people per CPU-second",
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

function growthTable(rows: readonly GrowthRow[]): string {
  return table(
    [
      "CPU µs for one person",
      "columns",
      "preview",
      "native kernel",
      "bytes each",
      "MB a million",
      "signatures",
    ],
    rows.map(({ people, building, preview, kernel, bytesEach, signatures }) => [
      `${number(people)} people`,
      number(building),
      spreadText(preview),
      kernel === null ? "" : spreadText(kernel),
      bytesEach.toFixed(1),
      bytesEach.toFixed(0),
      number(signatures),
    ]),
  );
}

function spreadText({ least, median, most }: Spread): string {
  return [least, median, most].map(number).join(" / ");
}

/** Three significant digits, and thousands as such. */
function number(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`;
  return value === 0 ? "0" : String(Number(value.toPrecision(3)));
}

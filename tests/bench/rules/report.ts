import { table } from "@/lib/cli/bench/table";
import { perCpuSecond, quantile, type Result, type Spread, spread, timesFaster } from "./contender";
import { OURS } from "./engines/contenders";
import type { RulesBench } from "./index";
import { KERNEL, REFERENCE } from "./population-contenders";

/** The bench as text, for people; `rulesBenchJson` is the same for programs. */
export function rulesTable(bench: RulesBench): string {
  const { machine, notes } = bench;
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; Node ${machine.node}; ${machine.compiler ?? "no C compiler"}`,
    section("One evaluation, µs by the clock", onePersonTable(bench.onePerson)),
    section(
      "The reduced task: one city, one pathway, today",
      rateTable(bench.reducedTask, [[OURS, "× this engine"]]),
    ),
    section(
      `Every city, ten years ahead: ${bench.people.compared} people, ${bench.people.records} records`,
      rateTable(bench.population, [
        [KERNEL, "× native kernel"],
        [REFERENCE, "× day by day"],
      ]),
    ),
    section("Growth", growthTable(bench)),
    ...notes,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Ratios are worked out here, so that no reader of the JSON has to pair the rounds. */
export function rulesBenchJson(bench: RulesBench): unknown {
  const rated = (results: readonly Result[], bases: readonly string[]) =>
    results.map((result) => ({
      name: result.name,
      amount: result.amount,
      perCpuSecond: perCpuSecond(result),
      times: Object.fromEntries(
        bases.flatMap((name) => {
          const base = results.find((one) => one.name === name);
          return base === undefined ? [] : [[name, timesFaster(result, base)]];
        }),
      ),
    }));
  return {
    ...bench,
    onePerson: bench.onePerson.map((result) => ({ name: result.name, ...callsOf(result) })),
    reducedTask: rated(bench.reducedTask, [OURS]),
    population: rated(bench.population, [KERNEL, REFERENCE]),
  };
}

function section(title: string, text: string): string {
  return text === "" ? "" : `${title}\n${text}`;
}

function callsOf({ calls, cpuEach }: Result) {
  const [median, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(calls, share));
  return { median, p95, p99, cpu: spread(cpuEach.map((seconds) => seconds * 1e6)) };
}

function onePersonTable(results: readonly Result[]): string {
  if (results.length === 0) return "";
  return table(
    ["one person, one city", "median", "p95", "p99", "CPU µs/call"],
    results.map((result) => {
      const { median, p95, p99, cpu } = callsOf(result);
      return [
        result.name,
        ...[median, p95, p99, cpu.median].map((value) => (value ?? Number.NaN).toFixed(1)),
      ];
    }),
  );
}

function rateTable(results: readonly Result[], bases: readonly (readonly [string, string])[]): string {
  if (results.length === 0) return "";
  const given = bases.flatMap(([name, title]) => {
    const base = results.find((result) => result.name === name);
    return base === undefined ? [] : [{ base, title }];
  });
  return table(
    ["", "people per CPU-second", ...given.map(({ title }) => title)],
    results.map((result) => [
      result.name,
      spreadText(perCpuSecond(result)),
      ...given.map(({ base }) => spreadText(timesFaster(result, base))),
    ]),
  );
}

function growthTable({ growth }: RulesBench): string {
  if (growth.length === 0) return "";
  return table(
    ["people", "building, CPU µs each", "preview, CPU µs each", "bytes each", "MB per million", "signatures"],
    growth.map(({ people, building, preview, bytesEach, signatures }) => [
      number(people),
      building.toFixed(2),
      spreadText(preview),
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

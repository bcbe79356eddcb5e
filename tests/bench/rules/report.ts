import { table } from "@/lib/cli/bench/table";
import { quantile, type Result, spread } from "../contender";
import { number, ratesJson, ratesTable, section, spreadText } from "../rates";
import type { GrowthRow } from "./growth";
import type { RulesBench } from "./index";

/** The bench as text, for people; `rulesBenchJson` is the same for programs. */
export function rulesTable({ machine, population, calls, rates, growth, notes }: RulesBench): string {
  const { processor, cores, memoryGiB, node, compiler } = machine;
  return [
    `${processor}, ${cores} cores, ${memoryGiB} GiB; Node ${node}; ${compiler ?? "no C compiler"}`,
    `${number(population.compared)} people are compared, with ${number(population.records)} records. Three numbers are the least, the middle and the most of the rounds.`,
    ...section(calls.title, calls.rows, callsTable),
    ...rates.flatMap((part) => section(part.title, part.rows, () => ratesTable(part, "people"))),
    ...section("growth", growth, growthTable),
    ...notes,
  ].join("\n\n");
}

/** Ratios are worked out here, so that no reader of the JSON has to pair the rounds. */
export function rulesBenchJson({ calls, rates, ...rest }: RulesBench): unknown {
  return {
    ...rest,
    calls: calls.rows.map((result) => ({ name: result.name, microseconds: callsOf(result) })),
    rates: rates.map((part) => ratesJson(part, "people")),
  };
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

import type { Trace } from "@/lib/rules/answer";
import type { RibbonBand, RibbonRun } from "./ribbon-types";

type Lookups = {
  /** The city each record lies in, by the record's id. */
  cityOfRecord: Readonly<Record<string, string>>;
  kindOfRecord?: Readonly<Record<string, string>>;
  cityName: (code: string) => string;
  /** Why days did not count, in words; `null` leaves them out of the picture. */
  reasonText: (reason: Trace["excluded"][number]["reason"]) => string | null;
};

/**
 * The bands of a measure's trace (docs/rules-semantics.md §8): one per city, in order of first appearance.
 * Days excluded for their `kind` are left out: they are other evidence of the same years, not lost years.
 */
export function bandsOfTrace(trace: Trace, lookups: Lookups): RibbonBand[] {
  const found: { city: string; run: RibbonRun }[] = trace.counted.map((run) => ({
    city: run.city,
    run: { from: run.from, to: run.to, coefficient: run.coefficient, state: stateOf(run.coefficient) },
  }));
  for (const run of trace.excluded) {
    const city = lookups.cityOfRecord[run.record];
    const reason = lookups.reasonText(run.reason);
    if (city === undefined || run.reason === "kind" || reason === null) continue;
    const kindLabel = lookups.kindOfRecord?.[run.record];
    found.push({
      city,
      run: {
        from: run.from,
        to: run.to,
        coefficient: null,
        state: "none",
        reason,
        ...(kindLabel === undefined ? {} : { kindLabel }),
      },
    });
  }
  found.sort((a, b) => a.run.from.localeCompare(b.run.from));
  const bands = new Map<string, RibbonRun[]>();
  for (const { city, run } of found) {
    const runs = bands.get(city);
    if (runs === undefined) bands.set(city, [run]);
    else runs.push(run);
  }
  return [...bands].map(([city, runs]) => ({ city, label: lookups.cityName(city), runs }));
}

/** A coefficient has at most four decimals (docs/rules-semantics.md §2), so a number holds it exactly enough to compare. */
function stateOf(coefficient: string): RibbonRun["state"] {
  const worth = Number(coefficient);
  return worth >= 1 ? "counts" : worth > 0 ? "part" : "none";
}

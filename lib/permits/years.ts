import type { Day } from "@/lib/clock";
import {
  type Bundle,
  bundleFromValue,
  type CaseRecord,
  compile,
  evaluate,
  type MonthCounts,
} from "@/lib/rules";
import { standingOn } from "./lapse";
import type { CityRules } from "./permit-rule";
import { type PermitRecord, residenceRecordsOf } from "./records";
import { within } from "./spans";
import type { DaySpan, PermitHistory } from "./types";

/** How much of a person's permit time in one city counts on a day. The engine counts; nothing is counted here. */
export interface PermitYears {
  /** Over all permits in the city. */
  cumulative: { months: number; days: number };
  /** Of the last permit, as the city's own rule runs it. */
  continuous: { months: number; days: number };
}

/**
 * Cumulative and continuous time of the permits that one person had in one city, the last one last. A month counts by
 * `monthCounts` (docs/rules-semantics.md §2); the day itself counts, as in every evaluation.
 */
export function permitYears(
  permits: readonly PermitHistory[],
  rules: CityRules,
  today: Day,
  monthCounts: MonthCounts = "fifteenDays",
): PermitYears {
  const records = permits.flatMap((permit) => residenceRecordsOf(permit, rules, today));
  const last = permits.findLast((permit) => (permit.acts[0]?.on ?? "9999-12-31") <= today);
  const standing = last === undefined ? null : standingOn(last.acts, rules, today);
  const runs = standing?.continuous ?? null;
  const continuous = runs === null ? [] : within(standing?.counted ?? [], runs.from, runs.until);
  return {
    cumulative: countedOn(records, today, monthCounts),
    continuous: countedOn(continuous, today, monthCounts),
  };
}

/** Months and days of the spans up to a day, that day included, as the engine counts them. */
export function countedOn(
  spans: readonly DaySpan[] | readonly PermitRecord[],
  today: Day,
  monthCounts: MonthCounts = "fifteenDays",
): { months: number; days: number } {
  const records: CaseRecord[] = spans.map(({ startOn, endOn }, index) => ({
    id: `span-${index}`,
    kind: "residence",
    city: PLACE,
    start: startOn,
    end: endOn,
    status: "verified",
  }));
  const answer = evaluate(
    compiledFor(monthCounts),
    { destination: PLACE, assessmentDate: today, records },
    { firstEligibleDate: false, trace: false },
  );
  const actual = (id: string) =>
    Number(
      answer.pathways[0]?.requirements.flatMap((part) =>
        part.id === id && part.type === "credited" ? [part.actual] : [],
      )[0] ?? 0,
    );
  return { months: actual("months"), days: actual("days") };
}

// Any code: time within one city is the same whichever it is.
const PLACE = "110000";
const compiled = new Map<MonthCounts, ReturnType<typeof compile>>();

function compiledFor(monthCounts: MonthCounts): ReturnType<typeof compile> {
  const known = compiled.get(monthCounts);
  if (known !== undefined) return known;
  const made = compile(bundleFromValue(countingBundle(monthCounts)));
  compiled.set(monthCounts, made);
  return made;
}

function countingBundle(monthCounts: MonthCounts): Bundle {
  const words = { en: "Time with a permit", zh: "持证居住时间" };
  const measure = { type: "credited", kinds: ["residence"], scope: "destination", convert: false, months: 0 };
  return {
    format: "residence-rules/1",
    kinds: { residence: { en: "Residence permit", zh: "居住证" } },
    cities: [{ code: PLACE, name: words, tiers: [] }],
    zone: { id: "one-city", name: words, members: [{ code: PLACE }] },
    ruleSets: [
      {
        version: 1,
        effectiveFrom: "1900-01-01",
        title: words,
        monthCounts,
        valuation: { tiers: "assessment", coefficients: "assessment" },
        overlap: "best",
        conversion: { default: "1" },
        pathways: [
          {
            id: "time",
            appliesTo: "all",
            title: words,
            requirements: [
              { ...measure, id: "months", unit: "month" },
              { ...measure, id: "days", unit: "day" },
            ],
          },
        ],
      },
    ],
  } as Bundle;
}

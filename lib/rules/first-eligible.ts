/**
 * The first day on which an evaluation would say yes: docs/rules-semantics.md §8. Forty years are halved again and
 * again, down to months and then to days; a half in which some requirement cannot hold is left out whole
 * (prospects.ts is exact on a single day). Every yes is the engine's own, evaluated on that very day.
 */
import { assessmentOf, pathwaysOn } from "./assessment";
import type { CompiledBundle } from "./compile";
import type { CompiledPathway } from "./compile-rule-set";
import { dayNumber, dayText, firstDayOfMonth, isLeapDay, LAST_DAY, monthOfDay, shiftMonths } from "./days";
import { type Inquiry, inquiryOf } from "./inquiry";
import { type Ledger, ledgerOf, plannedRecords } from "./ledger";
import { forecastOf, type Prospect, prospectOf } from "./prospects";
import { requirementAnswer } from "./requirements";
import type { Span } from "./spans";
import type { Case, Day } from "./types";

const HORIZON_MONTHS = 40 * 12;

/** Null where there is none within 40 years. `lived` are the case's records; planned ones join. */
export function firstEligibleDate(
  compiled: CompiledBundle,
  kase: Case,
  lived: Ledger = ledgerOf(compiled, kase.records),
): Day | null {
  const request = { destination: kase.destination, evidence: kase.evidence ?? ("verified" as const) };
  const planned = plannedRecords(kase.plan ?? []);
  const ledger = planned.length === 0 ? lived : ledgerOf(compiled, [...kase.records, ...planned]);
  const person = kase.person ?? {};
  const from = dayNumber(kase.assessmentDate);
  const to = horizonOf(from);
  for (const period of periodsOf(compiled, { from, to })) {
    const assessment = assessmentOf(compiled, request, period.from);
    if (assessment === null) continue;
    const first = firstInPeriod(inquiryOf({ assessment, ledger, person, trace: false }), period);
    if (first !== null) return dayText(first);
  }
  return null;
}

/** A + 40 years; from 29 February it is the 28th, also of a leap year. No day after 9999-12-31 can be written. */
function horizonOf(from: number): number {
  const anniversary = shiftMonths(from, HORIZON_MONTHS);
  return Math.min(LAST_DAY, isLeapDay(from) && isLeapDay(anniversary) ? anniversary - 1 : anniversary);
}

/** Within a period the same version is in force, every city keeps its tier, and D stands for the same city. */
export function periodsOf(compiled: CompiledBundle, { from, to }: Span): Span[] {
  const starts = new Set([from]);
  const add = (day: number) => {
    if (day > from && day <= to) starts.add(day);
  };
  for (const ruleSet of compiled.ruleSets) add(ruleSet.effectiveFrom);
  for (const { tiers, successor } of compiled.cities.values()) {
    for (const entry of tiers) add(entry.from);
    if (successor !== null) add(successor.from);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => ({ from: start, to: (sorted[index + 1] ?? to + 1) - 1 }));
}

/** A pathway, and whether each of its requirements may hold on some day of a run. */
interface Candidate {
  pathway: CompiledPathway;
  prospects: readonly Prospect[];
}

function firstInPeriod(inquiry: Inquiry, period: Span): number | null {
  const forecast = forecastOf(inquiry, period);
  const candidates = pathwaysOn(inquiry.assessment).map((pathway) => ({
    pathway,
    prospects: pathway.requirements.map((requirement) => prospectOf(forecast, requirement)),
  }));
  return firstDay(inquiry, period, candidates);
}

function firstDay(inquiry: Inquiry, days: Span, candidates: readonly Candidate[]): number | null {
  const possible = candidates.filter(({ prospects }) => prospects.every((mayHold) => mayHold(days)));
  if (possible.length === 0) return null;
  if (days.from === days.to) return anyHolds(inquiry, possible, days.from) ? days.from : null;
  const later = laterHalf(days);
  return (
    firstDay(inquiry, { from: days.from, to: later - 1 }, possible) ??
    firstDay(inquiry, { from: later, to: days.to }, possible)
  );
}

/** Where the later half begins: with a month, as long as there are several. */
function laterHalf({ from, to }: Span): number {
  const middle = (from + to + 1) >> 1;
  const month = monthOfDay(middle);
  if (month > monthOfDay(from)) return firstDayOfMonth(month);
  return month < monthOfDay(to) ? firstDayOfMonth(month + 1) : middle;
}

function anyHolds(inquiry: Inquiry, candidates: readonly Candidate[], day: number): boolean {
  const onDay = inquiryOf({ ...inquiry, assessment: { ...inquiry.assessment, on: day } });
  return candidates.some(({ pathway }) =>
    pathway.requirements.every((requirement) => requirementAnswer(onDay, requirement).status === "met"),
  );
}

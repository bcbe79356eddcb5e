/**
 * The most a measure can credit anyone towards one destination: an upper bound, never too low, so that what is found
 * out of reach is out of reach. Amounts are 1/10000 unit; without a limit they are infinite.
 */
import { fractionOf, SCALE, scaled, unitsOfMonths } from "../amounts";
import { dayNumber, firstDayOfMonth, monthOfDay, shiftMonths } from "../days";
import type { Cap, CityCode, Decimal, Measure, Member, Tier } from "../types";
import { tierOn, tiersEver, type VersionView } from "./view";
import { longestWindow } from "./windows";

const UNLIMITED = Number.POSITIVE_INFINITY;

/** A destination from a day on, until the tiers change. */
export interface Setting {
  view: VersionView;
  destination: CityCode;
  day: number;
}

/** `share`: of a threshold in months, the most that may come from elsewhere. */
export function mostCredited(
  setting: Setting,
  measure: Measure,
  share: { months: number; of: Decimal } | null = null,
): number {
  if (excludesItself(measure)) return 0;
  const units = windowUnits(setting, measure) * SCALE;
  const caps = measure.convert ? (setting.view.ruleSet.caps ?? []) : [];
  const inUnits = (limits: number[]) =>
    Math.min(...limits.map((months) => unitsOfMonths(months, measure.unit) * SCALE));
  const cityCap = (code: CityCode) => inUnits(monthsOf(caps, (cap) => "city" in cap && cap.city === code));
  const local = isInScope(setting, measure, setting.destination) ? cityCap(setting.destination) : 0;

  const perTier = new Map<Tier | null, number>();
  let best = 0;
  for (const member of setting.view.places.members.values()) {
    const { code } = member;
    if (code === setting.destination || !isInScope(setting, measure, code)) continue;
    const coefficient = measure.convert ? greatestCoefficient(setting, code) : SCALE;
    const recognised = recognisedUnits(setting, measure, member);
    if (coefficient === 0 || recognised === 0) continue;
    best = Math.max(best, coefficient);
    const tier = tierOn(setting.view.places, code, setting.day);
    const credited = Math.min(recognised * coefficient, cityCap(code));
    perTier.set(tier, (perTier.get(tier) ?? 0) + credited);
  }
  let elsewhere = 0;
  for (const [tier, sum] of perTier) {
    elsewhere += Math.min(sum, inUnits(monthsOf(caps, (cap) => "tier" in cap && cap.tier === tier)));
  }
  elsewhere = Math.min(
    elsewhere,
    inUnits(monthsOf(caps, (cap) => "elsewhere" in cap)),
    shareOf(measure, share),
  );
  return together(units, local, elsewhere, best);
}

/** Every unit is in one place: the units of a window are shared out as they credit most. */
function together(units: number, local: number, elsewhere: number, coefficient: number): number {
  if (units === UNLIMITED) return local + elsewhere;
  if (coefficient <= SCALE) {
    const here = Math.min(units, local);
    return here + Math.min(elsewhere, Math.ceil(((units - here) * coefficient) / SCALE));
  }
  const there = Math.min(elsewhere, Math.ceil((units * coefficient) / SCALE));
  return there + Math.min(local, units - Math.floor((there * SCALE) / coefficient));
}

/** Whatever is counted is a unit of a kind that must not be there. */
export function excludesItself({ kinds, notDuring }: Pick<Measure, "kinds" | "notDuring">): boolean {
  const excluded = (kind: string) => notDuring?.includes(kind) === true;
  return Array.isArray(kinds) ? kinds.some(excluded) : kinds.anyOf.every(excluded);
}

export function isInScope(
  { view, destination, day }: Setting,
  { scope }: Pick<Measure, "scope">,
  code: CityCode,
): boolean {
  if (scope === "destination" || scope === "zone") return scope === "zone" || code === destination;
  if ("cities" in scope) return scope.cities.includes(code);
  const tier = tierOn(view.places, code, day);
  return tier !== null && scope.tiers.includes(tier);
}

type Timed = Pick<Measure, "unit" | "until" | "window">;

/** U on the setting's first day: on every later one it is no earlier. */
function cutoff({ day }: Setting, { until }: Timed): number {
  return until === "previousMonth" ? firstDayOfMonth(monthOfDay(day)) - 1 : day;
}

function windowUnits({ view }: Setting, { window, unit, until }: Timed): number {
  if (window == null) return UNLIMITED;
  return longestWindow(window, unit, view.ruleSet.monthCounts, until === "previousMonth");
}

/** How many units of a city other than the destination can be recognised; the days go on where it has not left. */
export function recognisedUnits(setting: Setting, measure: Timed, member: Member): number {
  const { recognisedFrom, recognisedUntil } = member;
  if (recognisedUntil == null) return UNLIMITED;
  const { countsFrom } = setting.view.ruleSet;
  const starts = [recognisedFrom, countsFrom].flatMap((day) => (day == null ? [] : [dayNumber(day)]));
  if (measure.window != null) starts.push(shiftMonths(cutoff(setting, measure), -measure.window) + 1);
  const until = dayNumber(recognisedUntil);
  const from = Math.max(...starts);
  if (until < from) return 0;
  if (starts.length === 0) return UNLIMITED;
  return measure.unit === "day" ? until - from + 1 : monthOfDay(until) - monthOfDay(from) + 1;
}

/** Whether a city other than the destination can count on the last counting day itself. */
export function isRecognisedStill(setting: Setting, measure: Timed, member: Member): boolean {
  if (recognisedUnits(setting, measure, member) === 0) return false;
  if (member.recognisedUntil == null) return true;
  const until = dayNumber(member.recognisedUntil);
  const last = cutoff(setting, measure);
  return until >= (measure.unit === "day" ? last : firstDayOfMonth(monthOfDay(last)));
}

/** Of the versions and tiers that may decide, the best. */
function greatestCoefficient({ view, destination, day }: Setting, code: CityCode): number {
  const { bundle, ruleSet, places } = view;
  const versions = ruleSet.valuation.coefficients === "unit" ? bundle.ruleSets : [ruleSet];
  const tiers = (city: CityCode) =>
    ruleSet.valuation.tiers === "unit" ? tiersEver(places, city) : [tierOn(places, city, day)];
  const origins = orNone(tiers(code));
  const destinations = orNone(tiers(destination));
  return Math.max(
    ...versions.flatMap(({ conversion: { byCity, byTier, default: otherwise } }) => {
      const own = byCity?.[code]?.[destination];
      if (own !== undefined) return [scaled(own, 4)];
      return origins.flatMap((from) =>
        destinations.map((to) => {
          const listed = from === null || to === null ? undefined : byTier?.[from]?.[to];
          return scaled(listed ?? otherwise, 4);
        }),
      );
    }),
  );
}

function orNone(tiers: (Tier | null)[]): (Tier | null)[] {
  return tiers.length === 0 ? [null] : tiers;
}

function monthsOf(caps: readonly Cap[], fits: (cap: Cap) => boolean): number[] {
  return caps.filter(fits).map(({ months }) => months);
}

function shareOf({ unit }: Measure, share: { months: number; of: Decimal } | null): number {
  if (share === null) return UNLIMITED;
  const { over, under } = fractionOf(share.of);
  return Number((BigInt(unitsOfMonths(share.months, unit) * SCALE) * over) / under);
}

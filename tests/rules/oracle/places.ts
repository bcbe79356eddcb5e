import { amountOf, SCALE } from "./amounts";
import { dayOf } from "./dates";
import type {
  AppliesTo,
  AttributeValue,
  Bundle,
  Case,
  LedgerRecord,
  Member,
  RuleSet,
  Scope,
} from "./document";

/** One evaluation's fixed facts: the version in force on A, D mapped as of A, and the records. */
export type World = {
  bundle: Bundle;
  rules: RuleSet;
  destination: string;
  assessment: number;
  evidence: "verified" | "declared";
  person: NonNullable<Case["person"]>;
  records: LedgerRecord[];
  /** False where only the statuses are asked for, day after day. */
  traced: boolean;
};

/**
 * §3.1: "mapped through successors, chains included. A successor with `retroactive: false` takes only the days
 * from its `from` on; the days before stay with the old code; a retroactive one applies on every A".
 */
export function mapped(bundle: Bundle, code: string, day: number): string {
  const successor = bundle.cities.find((city) => city.code === code)?.successor;
  if (successor == null) return code;
  if (!successor.retroactive && day < dayOf(successor.from)) return code;
  return mapped(bundle, successor.code, day);
}

/** §5: "Before a city's first tier entry its tier is that entry … a city without tiers has none". */
export function tierOn(bundle: Bundle, code: string, day: number): string | undefined {
  const city = bundle.cities.find((one) => one.code === code);
  const history = [...(city?.tiers ?? [])].sort((a, b) => dayOf(a.from) - dayOf(b.from));
  const begun = history.filter((entry) => dayOf(entry.from) <= day);
  return (begun.at(-1) ?? history[0])?.tier;
}

/** §1: "in force from its `effectiveFrom` until the next one's". */
export function versionOn(bundle: Bundle, day: number): RuleSet | undefined {
  return bundle.ruleSets
    .filter((rules) => dayOf(rules.effectiveFrom) <= day)
    .sort((a, b) => dayOf(a.effectiveFrom) - dayOf(b.effectiveFrom))
    .at(-1);
}

function earliestVersion(bundle: Bundle): RuleSet | undefined {
  return [...bundle.ruleSets].sort((a, b) => dayOf(a.effectiveFrom) - dayOf(b.effectiveFrom))[0];
}

export function memberOf(bundle: Bundle, code: string): Member | undefined {
  return bundle.zone.members.find((member) => member.code === code);
}

/** §3.2, with "D is treated as a member even where it is none". */
export function inScope(world: World, scope: Scope, code: string): boolean {
  if (scope === "destination") return code === world.destination;
  if (code !== world.destination && memberOf(world.bundle, code) === undefined) return false;
  if (scope === "zone") return true;
  if ("cities" in scope) return scope.cities.includes(code);
  // "with that tier on A"; "a city without tiers has none, matches no tier".
  const tier = tierOn(world.bundle, code, world.assessment);
  return tier !== undefined && scope.tiers.includes(tier);
}

/** §3.3: "days outside the member city's `recognisedFrom`…`recognisedUntil` (each optional; D itself needs neither)". */
export function recognised(world: World, code: string, day: number): boolean {
  if (code === world.destination) return true;
  const member = memberOf(world.bundle, code);
  if (member?.recognisedFrom != null && day < dayOf(member.recognisedFrom)) return false;
  return !(member?.recognisedUntil != null && day > dayOf(member.recognisedUntil));
}

/** §9: "`appliesTo` is "all", { cities } or { tiers } (D's tier on A)". */
export function applies(world: World, to: AppliesTo): boolean {
  if (to === "all") return true;
  if ("cities" in to) return to.cities.includes(world.destination);
  const tier = tierOn(world.bundle, world.destination, world.assessment);
  return tier !== undefined && to.tiers.includes(tier);
}

/** §5's coefficient(c, D, t), in 1/10000; `day` is the unit's own day, a month's first. */
export function coefficient(world: World, convert: boolean, code: string, day: number): bigint {
  // "1 when c = D"; "With `convert: false` in the measure it is 1 for every city".
  if (code === world.destination || !convert) return SCALE;
  // "tiers as of A; the version in force on A", or "as of the unit".
  const { valuation } = world.rules;
  // "before the zone's earliest version that version gives the coefficients".
  const rules =
    valuation.coefficients === "assessment"
      ? world.rules
      : (versionOn(world.bundle, day) ?? earliestVersion(world.bundle) ?? world.rules);
  const tierDay = valuation.tiers === "assessment" ? world.assessment : day;
  const { conversion } = rules;
  const byCity = conversion.byCity?.[code]?.[world.destination];
  if (byCity !== undefined) return amountOf(byCity);
  const from = tierOn(world.bundle, code, tierDay);
  const to = tierOn(world.bundle, world.destination, tierDay);
  const byTier = from === undefined || to === undefined ? undefined : conversion.byTier?.[from]?.[to];
  return amountOf(byTier ?? conversion.default);
}

/** What the case itself gives under that name; a name such as `constructor` is no fact about anyone. */
export function attributeOf(world: World, name: string): AttributeValue | null {
  const given = world.person.attributes ?? {};
  return Object.hasOwn(given, name) ? (given[name] ?? null) : null;
}

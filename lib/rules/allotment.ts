/** To which city each covered unit goes: docs/rules-semantics.md §5. A unit counts once. */
import type { Assessment } from "./assessment";
import { coefficientChanges, measureCoefficient } from "./coefficient";
import type { CompiledMeasure } from "./compile-measure";
import type { CityCoverage, Coverage } from "./coverage";
import { monthOfDay } from "./days";
import { type OwnedSpan, ownersOf } from "./ownership";
import type { CountingSpan } from "./recognition";
import { positionOf, type Span, startingAt } from "./spans";
import type { CityCode, Unit } from "./types";

/** A maximal run of units that went to one city at one coefficient (1/10000). */
export interface Award extends Span {
  city: CityCode;
  coefficient: number;
}

/** A city that covers every unit of the span. */
interface Claim extends Span {
  claimant: Claimant;
}

interface Claimant {
  city: CityCode;
  coefficientOn(unitNumber: number): number;
  /** Which record began first, unit by unit; worked out only where a tie is to be broken. */
  owners(): readonly OwnedSpan[];
}

/** The units from `firstUnit` on, in order of time. */
export function allot(
  assessment: Assessment,
  measure: CompiledMeasure,
  coverage: Coverage,
  firstUnit: number,
): Award[] {
  const covering = coverage.cities.filter((city) => city.open.length > 0);
  const places = covering.map(({ city }) => city);
  const changes = coefficientChanges(assessment, measure, places).sort((a, b) => a - b);
  const claims = covering.flatMap((city) => {
    const claimant = claimantOf(assessment, measure, city, changes.length > 0);
    return startingAt(city.open, firstUnit).map(({ from, to }): Claim => ({ claimant, from, to }));
  });
  claims.sort((a, b) => a.from - b.from);
  return awardsOf(assessment, claims, changes);
}

/** From edge to edge: runs in which the same cities claim every unit, and no coefficient changes. */
function awardsOf(assessment: Assessment, claims: readonly Claim[], changes: readonly number[]): Award[] {
  const awards: Award[] = [];
  let claiming: Claim[] = [];
  let next = 0;
  let unitNumber = claims[0]?.from ?? 0;
  for (let coming = claims[0]; coming !== undefined || claiming.length > 0; coming = claims[next]) {
    if (claiming.length === 0 && coming !== undefined) unitNumber = coming.from;
    for (; coming !== undefined && coming.from <= unitNumber; coming = claims[next]) {
      claiming.push(coming);
      next += 1;
    }
    let to = coming === undefined ? Number.POSITIVE_INFINITY : coming.from - 1;
    for (const claim of claiming) to = Math.min(to, claim.to);
    for (const change of changes) if (change > unitNumber) to = Math.min(to, change - 1);
    const taken = takerOf(assessment, claiming, { from: unitNumber, to });
    append(awards, taken);
    unitNumber = taken.to + 1;
    claiming = claiming.filter((claim) => claim.to >= unitNumber);
  }
  return awards;
}

function claimantOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  { city, kinds }: CityCoverage,
  mayChange: boolean,
): Claimant {
  const coefficientOn = (unitNumber: number) => measureCoefficient(assessment, measure, city, unitNumber);
  const constant = mayChange ? null : coefficientOn(0);
  let owners: OwnedSpan[] | null = null;
  return {
    city,
    coefficientOn: (unitNumber) => constant ?? coefficientOn(unitNumber),
    owners: () => {
      owners ??= ownersOf(kinds.flatMap(({ counting }) => inUnits(counting, measure.unit)));
      return owners;
    },
  };
}

function inUnits(counting: readonly CountingSpan[], unit: Unit): CountingSpan[] {
  if (unit === "day") return counting.slice();
  return counting.map(({ stretch, from, to }) => ({ stretch, from: monthOfDay(from), to: monthOfDay(to) }));
}

/** Who takes the first unit of the run, and how many of the next ones for the same reasons. */
function takerOf(
  { destination, ruleSet }: Assessment,
  claiming: readonly Claim[],
  { from, to }: Span,
): Award {
  let best: { claimant: Claimant; coefficient: number } | null = null;
  let last = to;
  for (const { claimant } of claiming) {
    const coefficient = claimant.coefficientOn(from);
    if (ruleSet.source.overlap === "destinationFirst" && claimant.city === destination) {
      return { from, to, city: destination, coefficient };
    }
    if (best === null || coefficient > best.coefficient) {
      best = { claimant, coefficient };
    } else if (coefficient === best.coefficient) {
      const tie = tieBetween(best.claimant, claimant, destination, from);
      best = { claimant: tie.winner, coefficient };
      last = Math.min(last, tie.to);
    }
  }
  return { from, to: last, city: best?.claimant.city ?? destination, coefficient: best?.coefficient ?? 0 };
}

/** Ties go to D, then to the city whose record started first, then to the lowest code. `to`: as long as these last. */
function tieBetween(
  a: Claimant,
  b: Claimant,
  destination: CityCode,
  unitNumber: number,
): { winner: Claimant; to: number } {
  if (a.city === destination || b.city === destination) {
    return { winner: a.city === destination ? a : b, to: Number.POSITIVE_INFINITY };
  }
  const ofA = firstOwner(a, unitNumber);
  const ofB = firstOwner(b, unitNumber);
  const aWins = ofA.start === ofB.start ? a.city < b.city : ofA.start < ofB.start;
  return { winner: aWins ? a : b, to: Math.min(ofA.to, ofB.to) };
}

function firstOwner(claimant: Claimant, unitNumber: number): { start: number; to: number } {
  const owners = claimant.owners();
  const owned = owners[positionOf(owners, unitNumber)];
  return { start: owned?.owner.start ?? Number.MAX_SAFE_INTEGER, to: owned?.to ?? Number.POSITIVE_INFINITY };
}

function append(awards: Award[], award: Award): void {
  const last = awards.at(-1);
  const continues =
    last !== undefined &&
    last.to + 1 === award.from &&
    last.city === award.city &&
    last.coefficient === award.coefficient;
  if (continues) last.to = award.to;
  else awards.push(award);
}

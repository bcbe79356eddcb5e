/** To which city each covered unit goes: docs/rules-semantics.md §5. A unit counts once. */
import type { Assessment } from "./assessment";
import { coefficientChanges, measureCoefficient } from "./coefficient";
import type { CompiledMeasure } from "./compile-measure";
import type { CityCoverage, Coverage } from "./coverage";
import { type OwnedSpan, ownersOf } from "./ownership";
import { positionOf, type Span, startingAt } from "./spans";
import type { CityCode, Unit } from "./types";
import { unitOfDay } from "./units";

/** A maximal run of units that went to one city at one coefficient (1/10000). */
export interface Award extends Span {
  city: CityCode;
  coefficient: number;
}

interface Claimant {
  city: CityCode;
  units: Span[];
  /** Which record began first, unit by unit; worked out only where cities compete. */
  owners: OwnedSpan[];
}

/** The units from `firstUnit` on, in order of time. */
export function allot(
  assessment: Assessment,
  measure: CompiledMeasure,
  coverage: Coverage,
  firstUnit: number,
): Award[] {
  const covering = coverage.cities.filter((city) => city.open.length > 0);
  const claimants = covering.map((city): Claimant => {
    const owners = covering.length > 1 ? ownersOf(inUnits(city, measure.unit)) : [];
    return { city: city.city, units: startingAt(city.open, firstUnit), owners };
  });
  const changes = coefficientChanges(
    assessment,
    measure,
    covering.map(({ city }) => city),
  );
  const awards: Award[] = [];
  for (const piece of piecesOf(claimants, changes)) {
    const taker = takerOf(assessment, measure, claimants, piece.from);
    if (taker !== null) append(awards, { ...piece, ...taker });
  }
  return awards;
}

function inUnits({ counting }: CityCoverage, unit: Unit) {
  return counting.map(({ stretch, from, to }) => ({
    stretch,
    from: unitOfDay(from, unit),
    to: unitOfDay(to, unit),
  }));
}

/** The runs in which neither the cities that cover, nor their first records, nor a coefficient change. */
function piecesOf(claimants: readonly Claimant[], changes: readonly number[]): Span[] {
  const edges = new Set(changes);
  for (const { units, owners } of claimants) {
    for (const span of [...units, ...owners]) edges.add(span.from).add(span.to + 1);
  }
  const sorted = Float64Array.from(edges).sort();
  return Array.from(sorted.subarray(1), (edge, index) => ({ from: sorted[index] as number, to: edge - 1 }));
}

function takerOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  claimants: readonly Claimant[],
  unitNumber: number,
): { city: CityCode; coefficient: number } | null {
  const { overlap } = assessment.ruleSet.source;
  let best: { claimant: Claimant; coefficient: number } | null = null;
  for (const claimant of claimants) {
    const span = claimant.units[positionOf(claimant.units, unitNumber)];
    if (span === undefined || span.from > unitNumber) continue;
    const coefficient = measureCoefficient(assessment, measure, claimant.city, unitNumber);
    if (overlap === "destinationFirst" && claimant.city === assessment.destination) {
      return { city: claimant.city, coefficient };
    }
    const wins =
      best === null ||
      coefficient > best.coefficient ||
      (coefficient === best.coefficient &&
        winsTie(claimant, best.claimant, assessment.destination, unitNumber));
    if (wins) best = { claimant, coefficient };
  }
  return best === null ? null : { city: best.claimant.city, coefficient: best.coefficient };
}

/** Ties go to D, then to the city whose record started first, then to the lowest code. */
function winsTie(a: Claimant, b: Claimant, destination: CityCode, unitNumber: number): boolean {
  if (a.city === destination || b.city === destination) return a.city === destination;
  const difference = firstStart(a, unitNumber) - firstStart(b, unitNumber);
  return difference === 0 ? a.city < b.city : difference < 0;
}

function firstStart({ owners }: Claimant, unitNumber: number): number {
  return owners[positionOf(owners, unitNumber)]?.owner.start ?? Number.MAX_SAFE_INTEGER;
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

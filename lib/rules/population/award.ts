/** To which city a unit goes, and at what coefficient: docs/rules-semantics.md §3.4 and §5. */

import { SCALE } from "../amounts";
import type { Assessment } from "../assessment";
import { coefficientOn } from "../coefficient";
import type { CompiledMeasure } from "../compile-measure";
import { firstDayOf, unitOfDay } from "../units";
import { engineDay } from "./calendar";
import type { Counting } from "./content";
import type { Places } from "./places";

/** A coefficient is at most 10, in 1/10000: 17 bits. */
const COEFFICIENT_BITS = 17;
/** The unit is covered nowhere. */
export const UNCOVERED = -1;

/** A city and its coefficient as one number, from 0. */
export function awardOf(place: number, coefficient: number): number {
  return place * (1 << COEFFICIENT_BITS) + coefficient;
}

export function placeOfAward(award: number): number {
  return award >> COEFFICIENT_BITS;
}

export function coefficientOfAward(award: number): number {
  return award & ((1 << COEFFICIENT_BITS) - 1);
}

interface Covering {
  kinds: number;
  rank: number;
}

export class Arbiter {
  private readonly coefficients: (number | undefined)[] = [];
  readonly destination: number;
  private readonly everyKind: number;

  constructor(
    private readonly assessment: Assessment,
    private readonly measure: CompiledMeasure,
    private readonly places: Places,
    /** A day of the epoch. */
    private readonly day: number,
  ) {
    this.destination = places.idOf(assessment.destination);
    this.everyKind = measure.everyKind ? 2 ** measure.kinds.length - 1 : 0;
  }

  /**
   * `covering`: the kinds that cover the unit, city by city; `present`: those with a counting day in it, whether they
   * cover it or not, for the order in which cities came.
   */
  award(covering: readonly Counting[], present: readonly Counting[] = covering): number {
    const cities = new Map<number, Covering>();
    for (const { place, kind } of covering) {
      const known = cities.get(place);
      if (known === undefined) cities.set(place, { kinds: 1 << kind, rank: rankOf(place, present) });
      else known.kinds |= 1 << kind;
    }
    let best: { place: number; coefficient: number; rank: number } | null = null;
    for (const [place, { kinds, rank }] of cities) {
      if ((kinds & this.everyKind) !== this.everyKind) continue;
      const coefficient = this.coefficient(place);
      if (this.destinationFirst && place === this.destination) return awardOf(place, coefficient);
      const wins =
        best === null ||
        coefficient > best.coefficient ||
        (coefficient === best.coefficient && this.winsTie({ place, rank }, best));
      if (wins) best = { place, coefficient, rank };
    }
    return best === null ? UNCOVERED : awardOf(best.place, best.coefficient);
  }

  private get destinationFirst(): boolean {
    return this.assessment.ruleSet.source.overlap === "destinationFirst";
  }

  /** Ties go to D, then to the city whose record started first, then to the lowest code. */
  private winsTie(a: { place: number; rank: number }, b: { place: number; rank: number }): boolean {
    if (a.place === this.destination || b.place === this.destination) return a.place === this.destination;
    if (a.rank !== b.rank) return a.rank < b.rank;
    return (this.places.codes[a.place] as string) < (this.places.codes[b.place] as string);
  }

  private coefficient(place: number): number {
    const known = this.coefficients[place];
    if (known !== undefined) return known;
    const coefficient = this.measure.convert ? this.converted(place) : SCALE;
    this.coefficients[place] = coefficient;
    return coefficient;
  }

  private converted(place: number): number {
    const { unit } = this.measure;
    const unitDay = firstDayOf(unitOfDay(engineDay(this.day), unit), unit);
    return coefficientOn(this.assessment, this.places.codes[place] as string, unitDay);
  }
}

function rankOf(place: number, present: readonly Counting[]): number {
  return present.reduce(
    (rank, one) => (one.place === place ? Math.min(rank, one.group) : rank),
    Number.POSITIVE_INFINITY,
  );
}

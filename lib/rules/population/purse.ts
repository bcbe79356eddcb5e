/**
 * What one person has been credited so far, under the caps: docs/rules-semantics.md §6. More credit to one city adds
 * to the whole only while no cap on the way is full, so that a cap never has to be worked out again.
 */
import { SCALE, unitsOfMonths } from "../amounts";
import { type Assessment, tierOn } from "../assessment";
import type { CompiledMeasure } from "../compile-measure";
import { type Cap, TIERS } from "../types";
import type { Places } from "./places";

const NO_TIER = -1;

export class Purse {
  /** Credited after caps and share, in 1/10000 unit. */
  value = 0;
  readonly destination: number;
  /** No cap but those on all years elsewhere together. */
  readonly hasOneLimitAtMost: boolean;
  private readonly isLimited: boolean;
  private readonly caps: readonly Cap[];
  readonly elsewhereLimit: number;
  private readonly tierLimits: readonly number[];
  private readonly cityLimits: number[] = [];
  private readonly tiers: number[] = [];
  private readonly perCity: number[] = [];
  private readonly perTier: number[] = TIERS.map(() => 0);
  private elsewhere = 0;

  constructor(
    private readonly assessment: Assessment,
    private readonly measure: CompiledMeasure,
    shareLimit: number | null,
    private readonly places: Places,
  ) {
    this.destination = places.idOf(assessment.destination);
    this.caps = measure.convert ? (assessment.ruleSet.source.caps ?? []) : [];
    this.elsewhereLimit = Math.min(
      this.leastOf((cap) => "elsewhere" in cap),
      shareLimit ?? Number.POSITIVE_INFINITY,
    );
    this.tierLimits = TIERS.map((tier) => this.leastOf((cap) => "tier" in cap && cap.tier === tier));
    this.hasOneLimitAtMost = this.caps.every((cap) => "elsewhere" in cap);
    this.isLimited = this.caps.length > 0 || shareLimit !== null;
  }

  empty(): void {
    this.value = 0;
    this.elsewhere = 0;
    if (!this.isLimited) return;
    this.perTier.fill(0);
    this.perCity.fill(0);
  }

  add(place: number, amount: number): void {
    if (!this.isLimited) {
      this.value += amount;
      return;
    }
    const known = this.perCity[place] ?? 0;
    let left = Math.min(amount, this.cityLimit(place) - known);
    this.perCity[place] = known + left;
    if (place !== this.destination) {
      const tier = this.tierOf(place);
      if (tier !== NO_TIER) {
        const before = this.perTier[tier] as number;
        left = Math.min(left, (this.tierLimits[tier] as number) - before);
        this.perTier[tier] = before + left;
      }
      left = Math.min(left, this.elsewhereLimit - this.elsewhere);
      this.elsewhere += left;
    }
    this.value += left;
  }

  /** How much more the city can still bring. */
  room(place: number): number {
    if (!this.isLimited) return Number.POSITIVE_INFINITY;
    const inCity = this.cityLimit(place) - (this.perCity[place] ?? 0);
    if (place === this.destination) return inCity;
    const tier = this.tierOf(place);
    const inTier =
      tier === NO_TIER
        ? Number.POSITIVE_INFINITY
        : (this.tierLimits[tier] as number) - (this.perTier[tier] as number);
    return Math.min(inCity, inTier, this.elsewhereLimit - this.elsewhere);
  }

  private cityLimit(place: number): number {
    const known = this.cityLimits[place];
    if (known !== undefined) return known;
    const code = this.places.codes[place];
    const limit = this.leastOf((cap) => "city" in cap && cap.city === code);
    this.cityLimits[place] = limit;
    return limit;
  }

  private tierOf(place: number): number {
    const known = this.tiers[place];
    if (known !== undefined) return known;
    const tier = tierOn(this.assessment.compiled, this.places.codes[place] as string, this.assessment.on);
    const index = tier === null ? NO_TIER : TIERS.indexOf(tier);
    this.tiers[place] = index;
    return index;
  }

  private leastOf(concerns: (cap: Cap) => boolean): number {
    const limits = this.caps
      .filter(concerns)
      .map(({ months }) => unitsOfMonths(months, this.measure.unit) * SCALE);
    return Math.min(Number.POSITIVE_INFINITY, ...limits);
  }
}

/**
 * A bundle's rules made ready for a population: for ten years from the assessment date, period by period, what each
 * city of the zone asks. Destinations that would answer alike to someone who was never there are asked once for all.
 */
import { type Assessment, assessmentOf, pathwaysOn, tierOn } from "../assessment";
import type { CompiledBundle } from "../compile";
import type { CompiledRequirement } from "../compile-rule-set";
import { dayNumber, shiftMonths } from "../days";
import { periodsOf } from "../first-eligible";
import type { CityCode, Day } from "../types";
import { columnDay, firstOf, monthOf } from "./calendar";
import type { PopulationColumns } from "./columns";
import { DestinationPlan } from "./destination-plan";
import { uncompilable } from "./limits";
import { Places } from "./places";
import { type Presence, presenceOf } from "./presence";

/** How far a preview looks ahead. */
export const HORIZON_MONTHS = 120;

interface Period {
  /** Column days. */
  from: number;
  to: number;
  /** By destination; null where no version is in force. */
  assessments: (Assessment | null)[];
  plans: (DestinationPlan | undefined)[];
}

/** Destinations that ask the same of whoever has no record there. */
export interface Likes {
  destinations: readonly number[];
  /** Nobody without a record there can meet what they ask. */
  needsPresence: boolean;
  /** Nor can who has none that still runs, or did in the month before. */
  needsPresent: boolean;
}

export class PreviewPlan {
  readonly destinations: readonly CityCode[];
  /** Column days, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly likes: readonly Likes[];
  /** What the columns cannot compute: everyone goes to the one-person engine for these destinations. */
  readonly uncompiled: readonly (string | null)[];
  /** By signature: the destinations that someone with it was in, or is. */
  readonly presence: Presence;
  readonly periods: readonly Period[];
  private readonly places = new Places();

  constructor(
    readonly compiled: CompiledBundle,
    readonly assessmentDate: Day,
    readonly columns: PopulationColumns,
  ) {
    const from = dayNumber(assessmentDate);
    const to = shiftMonths(from, HORIZON_MONTHS);
    this.from = heldDay(from);
    this.to = heldDay(to);
    this.destinations = compiled.bundle.zone.members.map(({ code }) => code);
    this.periods = periodsOf(compiled, { from, to }).map((period) => ({
      from: heldDay(period.from),
      to: heldDay(period.to),
      assessments: this.destinations.map((destination) =>
        assessmentOf(compiled, { destination, evidence: "verified" }, period.from),
      ),
      plans: [],
    }));
    this.uncompiled = this.destinations.map((_, at) => this.firstUncompilable(at));
    this.likes = this.groupLikes();
    this.presence = presenceOf(compiled, columns.signatures, this.destinations);
  }

  /** The earliest day that `current` can ask for. */
  get presentFrom(): number {
    return firstOf(Math.max(0, monthOf(this.from) - 1));
  }

  /** Calendar months that the ten years touch. */
  get months(): number {
    return monthOf(this.to) - monthOf(this.from) + 1;
  }

  /** Null where no version is in force in the period. */
  planOf(period: Period, destination: number): DestinationPlan | null {
    const known = period.plans[destination];
    if (known !== undefined) return known;
    const assessment = period.assessments[destination];
    if (assessment == null) return null;
    const plan = new DestinationPlan(assessment, this.columns, this.places);
    period.plans[destination] = plan;
    return plan;
  }

  /** The assessment of the period that a column day lies in; null where no version is in force. */
  assessmentOn(destination: number, day: number): Assessment | null {
    return this.periods.find(({ to }) => day <= to)?.assessments[destination] ?? null;
  }

  private firstUncompilable(destination: number): string | null {
    for (const { assessments } of this.periods) {
      const assessment = assessments[destination];
      const feature = assessment == null ? null : uncompilable(assessment);
      if (feature !== null) return feature;
    }
    return null;
  }

  private groupLikes(): Likes[] {
    const groups = new Map<string, number[]>();
    this.destinations.forEach((_, at) => {
      const key = JSON.stringify([this.uncompiled[at], this.likenessOf(at)]);
      groups.set(key, [...(groups.get(key) ?? []), at]);
    });
    return [...groups.values()].map((destinations) => ({
      destinations,
      needsPresence: this.everyPathway(destinations[0] as number, asksForPresence),
      needsPresent: this.everyPathway(destinations[0] as number, asksForThePresent),
    }));
  }

  /** True when every pathway, in every period, has a requirement that does. */
  private everyPathway(destination: number, asks: (requirement: CompiledRequirement) => boolean): boolean {
    return this.periods.every(({ assessments }) => {
      const assessment = assessments[destination];
      return (
        assessment == null || pathwaysOn(assessment).every(({ requirements }) => requirements.some(asks))
      );
    });
  }

  /** To someone without a record in D, D is its tier, its own exceptions, and its pathways. */
  private likenessOf(destination: number): unknown {
    const { compiled } = this;
    return this.periods.map(({ assessments }) => {
      const assessment = assessments[destination];
      if (assessment == null) return null;
      return [
        pathwaysOn(assessment).map(({ source }) => source),
        compiled.cities.get(assessment.destination)?.tiers ?? [],
        tierOn(compiled, assessment.destination, assessment.on),
        compiled.ruleSets.map(({ conversion }) =>
          [...conversion.byCity].flatMap(([from, row]) => {
            const own = row.get(assessment.destination);
            return own === undefined ? [] : [[from, own]];
          }),
        ),
      ];
    });
  }
}

function asksForThePresent(requirement: CompiledRequirement): boolean {
  if (requirement.type === "any") return requirement.requirements.every(asksForThePresent);
  return requirement.type === "current" && requirement.measure.scope === "destination";
}

function asksForPresence(requirement: CompiledRequirement): boolean {
  switch (requirement.type) {
    case "current":
      return requirement.measure.scope === "destination";
    case "credited":
      return requirement.measure.scope === "destination" && requirement.threshold > 0;
    case "any":
      return requirement.requirements.every(asksForPresence);
    default:
      return false;
  }
}

function heldDay(day: number): number {
  const held = columnDay(day);
  if (held === null) throw new RangeError("a preview looks from 1900 to 2079");
  return held;
}

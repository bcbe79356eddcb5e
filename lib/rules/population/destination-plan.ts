/** The pathways to one destination in one period, ready to be asked of a population. */
import { type Assessment, pathwaysOn } from "../assessment";
import type { CompiledMeasure } from "../compile-measure";
import type { CompiledPathway, CompiledRequirement } from "../compile-rule-set";
import { definedTable } from "../points";
import type { PopulationColumns } from "./columns";
import { Lane } from "./lane";
import type { Doubt } from "./month-arbiter";
import type { Places } from "./places";
import { PointsPlan } from "./points-plan";
import { Purse } from "./purse";
import type { RequirementPlan } from "./requirement-plan";
import { Runs } from "./runs";
import { MeasureValues } from "./values";

export interface PathwayPlan {
  requirements: RequirementPlan[];
}

export class DestinationPlan {
  readonly pathways: PathwayPlan[];
  readonly doubt: Doubt = { isRaised: false };
  /** Once for all requirements that look at the same. */
  private readonly byMeasure = new Map<string, Runs>();

  constructor(
    private readonly assessment: Assessment,
    private readonly columns: PopulationColumns,
    private readonly places: Places,
  ) {
    this.pathways = pathwaysOn(assessment).map((pathway) => this.pathway(pathway));
  }

  private pathway({ requirements }: CompiledPathway): PathwayPlan {
    const plans = requirements.map((requirement) => this.requirement(requirement));
    return { requirements: plans.sort((a, b) => COST[a.type] - COST[b.type]) };
  }

  private requirement(requirement: CompiledRequirement): RequirementPlan {
    switch (requirement.type) {
      case "credited":
        return {
          type: "credited",
          values: this.values(requirement.measure, requirement.shareLimit),
          threshold: requirement.threshold,
        };
      case "current":
        return { type: "current", runs: this.runsOf(requirement.measure) };
      case "age": {
        const { min, max } = requirement.source;
        return { type: "age", min: min ?? null, max: max ?? null };
      }
      case "attribute": {
        const column = this.columns.attributes.find(({ name }) => name === requirement.source.attribute);
        return {
          type: "attribute",
          source: requirement.source,
          column: column?.column ?? null,
          values: column?.values ?? [],
        };
      }
      case "points":
        return {
          type: "points",
          plan: new PointsPlan(definedTable(requirement), (measure) => this.values(measure)),
          min: requirement.min,
        };
      case "any":
        return { type: "any", parts: requirement.requirements.map((part) => this.requirement(part)) };
    }
  }

  private values(measure: CompiledMeasure, shareLimit: number | null = null): MeasureValues {
    return new MeasureValues(
      this.runsOf(measure),
      new Purse(this.assessment, measure, shareLimit, this.places),
    );
  }

  private runsOf(measure: CompiledMeasure): Runs {
    const key = JSON.stringify(measure);
    const known = this.byMeasure.get(key);
    if (known !== undefined) return known;
    const runs = new Runs(
      new Lane(this.assessment, measure, this.columns.signatures, this.places),
      this.doubt,
    );
    this.byMeasure.set(key, runs);
    return runs;
  }
}

/** What is asked first: whoever fails the cheap is not asked the dear. */
const COST: Record<RequirementPlan["type"], number> = {
  attribute: 0,
  age: 1,
  current: 2,
  any: 3,
  credited: 4,
  points: 5,
};

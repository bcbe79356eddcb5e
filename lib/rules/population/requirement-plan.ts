import type { AttributeRequirement, AttributeValue } from "../types";
import type { PointsPlan } from "./points-plan";
import type { Runs } from "./runs";
import type { MeasureValues } from "./values";

/** A requirement towards one destination in one period, ready to be asked of a column's people. */
export type RequirementPlan =
  | { type: "credited"; values: MeasureValues; threshold: number }
  | { type: "current"; runs: Runs }
  | { type: "age"; min: number | null; max: number | null }
  | {
      type: "attribute";
      source: AttributeRequirement;
      /** Null where nobody was given the attribute. */
      column: Uint16Array | null;
      values: readonly AttributeValue[];
    }
  | { type: "points"; plan: PointsPlan; min: bigint }
  | { type: "any"; parts: RequirementPlan[] };

import { textOfAmount } from "./amounts";
import type { Took } from "./caps";
import type { Measure } from "./document";
import { type Excluded, excluded } from "./excluded";
import type { Measured } from "./measure";
import type { World } from "./places";

export type Trace = {
  counted: { city: string; from: string; to: string; units: number; coefficient: string; credited: string }[];
  capped: ({ by: string; credited: string } & Record<string, string>)[];
  excluded: Excluded[];
};

/** §8: runs before caps, what caps took, and every day that did not count. */
export function trace(world: World, measure: Measure, result: Measured, took: Took[]): Trace {
  if (!world.traced) return { counted: [], capped: [], excluded: [] };
  return {
    counted: result.runs.map((run) => ({
      ...run,
      coefficient: textOfAmount(run.coefficient),
      credited: textOfAmount(run.credited),
    })),
    capped: took.map((one) => ({ ...one, credited: textOfAmount(one.credited) })),
    excluded: excluded(measure, result),
  };
}

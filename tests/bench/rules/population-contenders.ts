import type { PreviewPool } from "@/lib/jobs/preview-pool";
import { compile } from "@/lib/rules";
import type { PopulationColumns } from "@/lib/rules/population";
import { sampleBundle } from "../../demo/sample-bundle";
import type { Contender } from "../contender";
import { LAST_DAY, TODAY } from "./horizon";
import { compilerName, Kernel } from "./kernel/kernel";
import type { BenchPopulation } from "./population";
import { differences, PreviewRun } from "./preview";
import { previewContenders } from "./preview-contenders";
import { dayByDay, oneByOne } from "./reference";
import type { Resident } from "./residents";

export const KERNEL = "native kernel in C, one thread";
export const REFERENCE = "day-by-day reading of the page ¹";

/** How many the slow ones are asked about. */
const DAY_BY_DAY = 2;
const ONE_BY_ONE = 100;

interface Given {
  zoneId: string;
  base: readonly Resident[];
  compared: BenchPopulation;
  /** Of those who are compared. */
  columns: PopulationColumns;
  pool: PreviewPool;
}

interface Prepared {
  destinations: number;
  contenders: Contender[];
  notes: string[];
  stop(): Promise<void>;
}

/** All who say of everyone, and every city, on which day within ten years they are first eligible. */
export async function populationContenders(given: Given): Promise<Prepared> {
  const { zoneId, base, compared, columns, pool } = given;
  const bundle = sampleBundle(zoneId);
  const compiled = compile(bundle);
  const run = new PreviewRun(compiled, columns);
  const slow = [
    dayByDay(REFERENCE, bundle, compiled, base.slice(0, DAY_BY_DAY)),
    oneByOne(compiled, base.slice(0, ONE_BY_ONE)),
  ];
  const previews = await previewContenders(zoneId, bundle, run, pool);
  const own = {
    destinations: run.plan.destinations.length,
    contenders: [...slow, ...previews.contenders],
    notes: previews.notes,
  };
  if (compilerName() === null) {
    const note = `${zoneId}: NO C COMPILER (cc): the native kernel was not built, and nothing compared with it`;
    return { ...own, notes: [...own.notes, note], stop: async () => {} };
  }
  const kernel = Kernel.start({ compiled, population: compared, today: TODAY, lastDay: LAST_DAY });
  await kernel.round();
  const different = differences(run, await kernel.answer());
  if (different > 0) {
    await kernel.stop();
    throw new Error(`${zoneId}: the preview and the native kernel differ on ${different} days`);
  }
  const note = `${zoneId}: the preview and the native kernel gave ${compared.people} people the same day in every city`;
  return {
    ...own,
    contenders: [...slow, kernelContender(kernel), ...previews.contenders],
    notes: [...own.notes, note],
    stop: () => kernel.stop(),
  };
}

function kernelContender(kernel: Kernel): Contender {
  return {
    name: KERNEL,
    amount: kernel.people,
    run: async () => {
      const before = performance.now();
      const cpuSeconds = await kernel.round();
      return { cpuSeconds, wallSeconds: (performance.now() - before) / 1e3 };
    },
  };
}

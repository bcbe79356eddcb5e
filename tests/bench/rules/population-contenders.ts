import type { Bundle, CompiledBundle } from "@/lib/rules";
import type { Contender } from "./contender";
import { LAST_DAY, TODAY } from "./horizon";
import { compilerName, Kernel } from "./kernel/kernel";
import type { BenchPopulation } from "./population";
import { columnsOf, differences, fullPreview, PreviewRun } from "./preview";
import { dayByDay, oneByOne } from "./reference";
import type { Resident } from "./residents";

export const KERNEL = "native kernel in C, one thread";
export const REFERENCE = "day-by-day reading of the page ¹";

/** How many the slow ones are asked about. */
const DAY_BY_DAY = 2;
const ONE_BY_ONE = 100;

interface Given {
  bundle: Bundle;
  compiled: CompiledBundle;
  base: readonly Resident[];
  compared: BenchPopulation;
}

interface Prepared {
  contenders: Contender[];
  notes: string[];
  stop(): Promise<void>;
}

/** All who say of everyone, and every city, on which day within ten years they are first eligible. */
export async function populationContenders({ bundle, compiled, base, compared }: Given): Promise<Prepared> {
  const run = new PreviewRun(compiled, columnsOf(compared));
  const previewer = run.everyone();
  const slow = [
    dayByDay(REFERENCE, bundle, compiled, base.slice(0, DAY_BY_DAY)),
    oneByOne(compiled, base.slice(0, ONE_BY_ONE)),
  ];
  const singly = Object.entries(previewer.tally.askedSingly).map(
    ([feature, people]) => `the preview asked the one-person engine about ${people} people: ${feature}`,
  );
  if (compilerName() === null) {
    return {
      contenders: [...slow, fullPreview(run)],
      notes: ["no C compiler: the native kernel was not built, nothing was compared with it", ...singly],
      stop: async () => {},
    };
  }
  const kernel = Kernel.start({ compiled, population: compared, today: TODAY, lastDay: LAST_DAY });
  await kernel.round();
  const different = differences(run, await kernel.answer());
  if (different > 0) {
    await kernel.stop();
    throw new Error(`the preview and the native kernel differ on ${different} days`);
  }
  const own: Contender = {
    name: KERNEL,
    amount: compared.people,
    run: async () => {
      const seconds = await kernel.round();
      return { cpuSeconds: seconds, wallSeconds: seconds };
    },
  };
  return {
    contenders: [...slow, own, fullPreview(run)],
    notes: [
      `the preview and the native kernel gave ${compared.people} people the same first day in each of ${kernel.destinations.length} cities`,
      ...singly,
    ],
    stop: () => kernel.stop(),
  };
}

import type { CompiledBundle } from "@/lib/rules";
import { columnBytes } from "@/lib/rules/population";
import { type Spread, spread, timed } from "../contender";
import { LAST_DAY, TODAY } from "./horizon";
import { compilerName, Kernel } from "./kernel/kernel";
import type { BenchPopulation } from "./population";
import { columnsOf, PreviewRun } from "./preview";

const SIZES = [100_000, 1_000_000, 10_000_000];
/** Rounds of everyone, fewer where there are many. */
const PEOPLE_ROUNDS = 3_000_000;
/** Above it the kernel's raw columns alone would be half a gigabyte. */
const LARGEST_FOR_KERNEL = 1_000_000;

/** Microseconds of CPU for one person. */
export interface GrowthRow {
  people: number;
  /** From records to columns. */
  building: number;
  preview: Spread;
  kernel: Spread | null;
  bytesEach: number;
  signatures: number;
}

/** What one person costs in a small population and in a large one. */
export async function growth(
  compiled: CompiledBundle,
  everyone: BenchPopulation,
  largest: number,
  progress: (text: string) => void,
): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = [];
  for (const people of [...SIZES.filter((size) => size < largest), largest]) {
    progress(`growth: ${people} people`);
    rows.push(await growthRow(compiled, everyone.sized(people)));
  }
  return rows;
}

async function growthRow(compiled: CompiledBundle, population: BenchPopulation): Promise<GrowthRow> {
  const { people } = population;
  const each = (cpuSeconds: number) => (cpuSeconds * 1e6) / people;
  const before = process.cpuUsage();
  const columns = columnsOf(population);
  const { user, system } = process.cpuUsage(before);
  const run = new PreviewRun(compiled, columns, false);
  const kernel =
    compilerName() === null || people > LARGEST_FOR_KERNEL
      ? null
      : Kernel.start({ compiled, population, today: TODAY, lastDay: LAST_DAY });
  const previews: number[] = [];
  const kernels: number[] = [];
  const rounds = Math.min(5, Math.max(1, Math.floor(PEOPLE_ROUNDS / people)));
  for (let round = 0; round < rounds; round += 1) {
    previews.push(each((await timed(() => run.everyone())).cpuSeconds));
    if (kernel !== null) kernels.push(each(await kernel.round()));
  }
  await kernel?.stop();
  return {
    people,
    building: each((user + system) / 1e6),
    preview: spread(previews),
    kernel: kernel === null ? null : spread(kernels),
    bytesEach: columnBytes(columns) / people,
    signatures: columns.signatures.starts.length - 1,
  };
}

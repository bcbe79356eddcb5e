import type { CompiledBundle } from "@/lib/rules";
import { columnBytes } from "@/lib/rules/population";
import { type Spread, spread, timed } from "./contender";
import type { BenchPopulation } from "./population";
import { columnsOf, PreviewRun } from "./preview";

const SIZES = [100_000, 1_000_000, 10_000_000];
const ROUNDS = 3;

export interface GrowthRow {
  people: number;
  /** Microseconds of CPU for one person. */
  building: number;
  preview: Spread;
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
  const sizes = SIZES.filter((size) => size < largest);
  for (const people of [...sizes, Math.min(largest, SIZES.at(-1) ?? largest)]) {
    progress(`growth: ${people} people`);
    rows.push(await growthRow(compiled, everyone.sized(people)));
  }
  return rows;
}

async function growthRow(compiled: CompiledBundle, population: BenchPopulation): Promise<GrowthRow> {
  const { people } = population;
  let run: PreviewRun | null = null;
  const built = await timed(() => {
    run = new PreviewRun(compiled, columnsOf(population), false);
  });
  const own = run as PreviewRun | null;
  if (own === null) throw new Error("no columns");
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { cpuSeconds } = await timed(() => own.everyone());
    rounds.push((cpuSeconds * 1e6) / people);
  }
  const { columns } = own.plan;
  return {
    people,
    building: (built.cpuSeconds * 1e6) / people,
    preview: spread(rounds),
    bytesEach: columnBytes(columns) / people,
    signatures: columns.signatures.starts.length - 1,
  };
}

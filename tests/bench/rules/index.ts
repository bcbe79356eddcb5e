import { DEMO_ZONES } from "@/lib/demo/staff";
import { sourcePreviewPool } from "@/lib/jobs/source-preview-pool";
import { compile } from "@/lib/rules";
import { sampleBundle } from "../../demo/sample-bundle";
import type { Contender, Result } from "../contender";
import { type Machine, machine } from "../machine";
import { measured, type Part } from "../parts";
import { engineContenders, OURS } from "./engines/contenders";
import { type GrowthRow, growth } from "./growth";
import { onePersonContenders } from "./one-person";
import { BenchPopulation } from "./population";
import { KERNEL, populationContenders, REFERENCE } from "./population-contenders";
import { columnsOf } from "./preview";
import { residents } from "./residents";

export { rulesBenchJson, rulesTable } from "./report";

/** What `npm run bench -- rules` measures: docs/performance.md. */

/** The demonstration's people of whom everyone else is made. */
const BASE = 10_000;
/** People on whom everything that is compared is asked. */
const COMPARED = 500_000;
const ENGINES = 3000;
const WIDEST_ZONE = "yangtze-river-delta";

export interface RulesBenchOptions {
  /** The largest population. */
  people: number;
  /** Only rows whose name contains it, and those that they are measured by. */
  only: string;
  /** Counted ones. */
  rounds: number;
  /** Says what it is doing. */
  progress(text: string): void;
}

export interface RulesBench {
  machine: Machine;
  population: { compared: number; records: number };
  calls: Part<Result>;
  rates: Part<Result>[];
  growth: GrowthRow[];
  notes: string[];
}

export async function benchRules(options: RulesBenchOptions): Promise<RulesBench> {
  const { people, only, rounds, progress } = options;
  progress("making people, and checking that all agree about them");
  const base = residents(Math.min(BASE, people));
  const everyone = BenchPopulation.of(base);
  const compared = everyone.sized(Math.min(COMPARED, people));
  const columns = columnsOf(compared);
  const widest = compile(sampleBundle(WIDEST_ZONE));
  const calls = { title: "one evaluation", bases: [], rows: onePersonContenders(widest, base) };
  const rates: Part<Contender>[] = [
    {
      title: "the reduced task: one city, one pathway, today",
      bases: [OURS],
      rows: await engineContenders(base.slice(0, ENGINES), columns),
    },
  ];
  const pool = sourcePreviewPool();
  const stops = [() => pool.close()];
  const notes: string[] = [];
  try {
    for (const zoneId of DEMO_ZONES) {
      const prepared = await populationContenders({ zoneId, base, compared, columns, pool });
      stops.push(prepared.stop);
      notes.push(...prepared.notes);
      const title = `${zoneId}: every city (${prepared.destinations}), ten years ahead`;
      rates.push({ title, bases: [KERNEL, REFERENCE], rows: prepared.contenders });
    }
    const [own, ...others] = await measured([calls, ...rates], only, rounds, progress);
    return {
      machine: machine(),
      population: { compared: compared.people, records: compared.records },
      calls: own ?? { ...calls, rows: [] },
      rates: others,
      growth: only === "" ? await growth(widest, everyone, people, progress) : [],
      notes,
    };
  } finally {
    for (const stop of stops) await stop();
  }
}

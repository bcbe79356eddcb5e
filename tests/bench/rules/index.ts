import { type CompiledBundle, compile } from "@/lib/rules";
import { sampleBundle } from "../../demo/sample-bundle";
import { interleave, type Result } from "./contender";
import { engineContenders } from "./engines/contenders";
import { type GrowthRow, growth } from "./growth";
import { type Machine, machine } from "./machine";
import { onePersonContenders } from "./one-person";
import { BenchPopulation } from "./population";
import { populationContenders } from "./population-contenders";
import { residents } from "./residents";

export { rulesBenchJson, rulesTable } from "./report";

/** What `npm run bench -- rules` measures: docs/performance.md. */

const ROUNDS = 5;
/** The demonstration's people of whom everyone else is made. */
const BASE = 10_000;
/** People on whom everything that is compared is asked. */
const COMPARED = 100_000;
const ENGINES = 1000;
const ZONE = "yangtze-river-delta";

export interface RulesBenchOptions {
  /** The largest population. */
  people: number;
  /** Only rows whose name contains it. */
  only: string;
  /** Says what it is doing. */
  progress(text: string): void;
}

export interface RulesBench {
  machine: Machine;
  people: { compared: number; records: number };
  onePerson: Result[];
  reducedTask: Result[];
  population: Result[];
  growth: GrowthRow[];
  notes: string[];
}

export async function benchRules({ people, only, progress }: RulesBenchOptions): Promise<RulesBench> {
  const bundle = sampleBundle(ZONE);
  const compiled: CompiledBundle = compile(bundle);
  progress("making people");
  const base = residents(Math.min(BASE, people));
  const everyone = BenchPopulation.of(base);
  const compared = everyone.sized(Math.min(COMPARED, people));
  progress("making the population ready, and checking that all agree");
  const one = onePersonContenders(compiled, base);
  const engines = await engineContenders(base.slice(0, ENGINES));
  const { contenders, notes, stop } = await populationContenders({ bundle, compiled, base, compared });
  try {
    const all = [...one, ...engines, ...contenders].filter(({ name }) => name.includes(only));
    const results = await interleave(all, ROUNDS, progress);
    const of = (part: readonly { name: string }[]) =>
      results.filter(({ name }) => part.some((contender) => contender.name === name));
    return {
      machine: machine(),
      people: { compared: compared.people, records: compared.records },
      onePerson: of(one),
      reducedTask: of(engines),
      population: of(contenders),
      growth: only === "" ? await growth(compiled, everyone, people, progress) : [],
      notes,
    };
  } finally {
    await stop();
  }
}

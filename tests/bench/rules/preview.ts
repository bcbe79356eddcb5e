import type { CompiledBundle } from "@/lib/rules";
import {
  NOT_ELIGIBLE,
  PopulationBuilder,
  type PopulationColumns,
  Previewer,
  PreviewPlan,
  recordColumns,
} from "@/lib/rules/population";
import type { KernelAnswer } from "./kernel/kernel";
import type { BenchPopulation } from "./population";
import { ASSESSMENT_DATE } from "./residents";

/** The population's columns, built person by person out of records as a loader would hand them over. */
export function columnsOf(population: BenchPopulation): PopulationColumns {
  const builder = new PopulationBuilder();
  for (const form of population.raw.forms) builder.dictionary.formId(form);
  const records = recordColumns();
  for (let person = 0; person < population.people; person += 1) {
    population.read(person, records);
    if (builder.addColumns(population.birth(person), records)) continue;
    const { person: who, records: whole } = population.resident(person);
    builder.add(who, whole);
  }
  const attributes = population.raw.attributes.map((attribute) => ({
    ...attribute,
    column: population.attributeColumn(attribute),
  }));
  return { ...builder.finish(), attributes };
}

/** Everyone's first day in every city, and the numbers: what the native kernel gives, too. */
export class PreviewRun {
  readonly plan: PreviewPlan;
  readonly firstDays: Uint16Array;

  /** Without `keepDays` only the numbers are kept. */
  constructor(compiled: CompiledBundle, columns: PopulationColumns, keepDays = true) {
    this.plan = new PreviewPlan(compiled, ASSESSMENT_DATE, columns);
    this.firstDays = new Uint16Array(keepDays ? columns.people * this.plan.destinations.length : 0);
  }

  everyone(): Previewer {
    const { plan, firstDays } = this;
    const previewer = new Previewer(plan);
    const width = firstDays.length === 0 ? null : plan.destinations.length;
    firstDays.fill(NOT_ELIGIBLE);
    previewer.seek(0);
    for (let person = 0; person < plan.columns.people; person += 1) {
      previewer.next();
      previewer.count();
      if (width !== null) previewer.writeTo(firstDays, person * width);
    }
    return previewer;
  }
}

/** Days, of everyone in every city, on which the two do not say the same. */
export function differences(run: PreviewRun, answer: KernelAnswer): number {
  const width = answer.destinations.length;
  const place = answer.destinations.map((destination) => run.plan.destinations.indexOf(destination));
  let count = 0;
  for (let begin = 0; begin < answer.firstDays.length; begin += width) {
    for (let at = 0; at < width; at += 1) {
      if (answer.firstDays[begin + at] !== run.firstDays[begin + (place[at] as number)]) count += 1;
    }
  }
  return count;
}

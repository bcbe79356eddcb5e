import { availableParallelism } from "node:os";
import { isDeepStrictEqual } from "node:util";
import type { PreviewPool } from "@/lib/jobs/preview-pool";
import { type Bundle, compile } from "@/lib/rules";
import { addTally, ChangePreviewer, type ChangeTally, PreviewPlan, type Tally } from "@/lib/rules/population";
import { type Contender, timed } from "../contender";
import { PreviewRun } from "./preview";
import { ASSESSMENT_DATE } from "./residents";

/** The preview's own rows: everyone on one thread and on all cores, and only those whom a draft touches. */

export async function previewContenders(zoneId: string, bundle: Bundle, run: PreviewRun, pool: PreviewPool) {
  const { columns } = run.plan;
  const amount = columns.people;
  const draft = withOneCoefficientChanged(bundle);
  const question = {
    ...{ published: bundle, drafted: null, countsPublished: true },
    ...{ on: ASSESSMENT_DATE, columns },
  };
  const { tally } = run.everyone();
  const { published: pooled } = await pool.run(question);
  agree(zoneId, "one thread and all cores", pooled, tally);
  const change = changed(run.plan, draft);
  const drafted = new PreviewRun(compile(draft), columns, false).everyone().tally;
  agree(zoneId, "those whom the draft touches, and everyone", sumOf(tally, change), drafted);
  const contenders: Contender[] = [
    { name: "preview, everyone, one thread", amount, run: () => timed(() => run.everyone()) },
    {
      name: `preview, everyone, all cores (${availableParallelism()})`,
      amount,
      run: () => timed(() => pool.run(question)),
    },
    {
      name: "preview, one coefficient changed, one thread ²",
      amount,
      run: () => timed(() => changed(run.plan, draft)),
    },
  ];
  const share = ((change.asked * 100) / amount).toFixed(2);
  const notes = [
    `${zoneId}: ² the changed coefficient touches ${share} % of the people, who are asked under both rules; the draft is made ready within the time`,
    ...Object.entries(tally.askedSingly).map(
      ([feature, people]) => `${zoneId}: the one-person engine was asked about ${people} people: ${feature}`,
    ),
  ];
  return { contenders, notes };
}

/** What a policy admin waits for: the published rules stand ready, the draft does not. */
function changed(published: PreviewPlan, draft: Bundle): ChangeTally {
  const { assessmentDate, columns } = published;
  const change = new ChangePreviewer(published, new PreviewPlan(compile(draft), assessmentDate, columns));
  change.ask(0, columns.people);
  return change.tally;
}

/** A large-1 city's years in a mega city where there is a matrix; else Suzhou's in Nanjing. */
function withOneCoefficientChanged(bundle: Bundle): Bundle {
  const last = bundle.ruleSets.length - 1;
  return {
    ...bundle,
    ruleSets: bundle.ruleSets.map((ruleSet, index) => {
      if (index !== last) return ruleSet;
      const { conversion } = ruleSet;
      const row = conversion.byTier?.["large-1"];
      const change =
        row === undefined
          ? { byCity: { "320500": { "320100": "0.9" } } }
          : { byTier: { ...conversion.byTier, "large-1": { ...row, mega: "0.9" } } };
      return { ...ruleSet, conversion: { ...conversion, ...change } };
    }),
  };
}

function sumOf(published: Tally, { difference }: ChangeTally): Tally {
  // The difference is between two counts of the same people.
  return addTally(structuredClone(published), difference);
}

function agree(zoneId: string, who: string, one: Tally | null, other: Tally): void {
  if (!isDeepStrictEqual(one, other)) throw new Error(`${zoneId}: ${who} do not count the same`);
}

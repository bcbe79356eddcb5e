import { type PopulationColumns, Previewer, PreviewPlan } from "@/lib/rules/population";
import { type Contender, timed } from "../../contender";
import { ASSESSMENT_DATE, type Resident } from "../residents";
import { jsonRulesDecider } from "./json-rules-engine";
import { COMPILED, DESTINATION, decideOurselves, type Facts, factsOf } from "./reduced-task";
import { zenDecider } from "./zen";

export const OURS = "this engine, from the records";

/**
 * All on the reduced task, once it is sure that they say the same of everyone. The columns' first people are the
 * residents.
 */
export async function engineContenders(
  residents: readonly Resident[],
  columns: PopulationColumns,
): Promise<Contender[]> {
  const facts = residents.map(factsOf);
  const ours = residents.map(decideOurselves);
  const others: [string, (facts: Facts) => Promise<boolean>][] = [
    ["json-rules-engine 7.3.1, facts given", jsonRulesDecider()],
    ["@gorules/zen-engine 0.52.1, facts given", zenDecider()],
  ];
  for (const [name, decide] of others) {
    for (const [index, one] of facts.entries()) {
      if ((await decide(one)) !== ours[index]) throw new Error(`${name} disagrees on person ${index}`);
    }
  }
  const preview = reducedPreview(columns);
  ours.forEach((eligible, index) => {
    if (preview.isEligible(index) !== eligible) throw new Error(`the preview disagrees on person ${index}`);
  });
  if (!ours.includes(true) || !ours.includes(false)) throw new Error("everyone has the same answer");
  const own: Contender = {
    name: OURS,
    amount: residents.length,
    run: () => timed(() => residents.forEach(decideOurselves)),
  };
  return [
    own,
    ...others.map(([name, decide]) => ({
      name,
      amount: facts.length,
      run: () =>
        timed(async () => {
          for (const one of facts) await decide(one);
        }),
    })),
    {
      name: "preview, and ten years ahead",
      amount: columns.people,
      run: () => timed(() => preview.everyone()),
    },
  ];
}

/** The preview has no smaller question than its own: it says the first day within ten years, too. */
function reducedPreview(columns: PopulationColumns) {
  const plan = new PreviewPlan(COMPILED, ASSESSMENT_DATE, columns);
  const place = plan.destinations.indexOf(DESTINATION);
  return {
    isEligible(person: number): boolean {
      const previewer = new Previewer(plan);
      previewer.seek(person);
      previewer.next();
      return previewer.firstDays[place] === 0;
    },
    everyone(): void {
      const previewer = new Previewer(plan);
      previewer.seek(0);
      for (let person = 0; person < columns.people; person += 1) {
        previewer.next();
        previewer.count();
      }
    },
  };
}

import { type Contender, timed } from "../contender";
import type { Resident } from "../residents";
import { jsonRulesDecider } from "./json-rules-engine";
import { decideOurselves, type Facts, factsOf } from "./reduced-task";
import { zenDecider } from "./zen";

export const OURS = "this engine, from the records";

/** All three on the reduced task, once it is sure that they say the same of everyone. */
export async function engineContenders(residents: readonly Resident[]): Promise<Contender[]> {
  const facts = residents.map(factsOf);
  const ours = residents.map(decideOurselves);
  const others: [string, (facts: Facts) => Promise<boolean>][] = [
    ["json-rules-engine 7.3.1, facts given", jsonRulesDecider()],
    ["@gorules/zen-engine 0.54.0, facts given", zenDecider()],
  ];
  for (const [name, decide] of others) {
    for (const [index, one] of facts.entries()) {
      if ((await decide(one)) !== ours[index]) throw new Error(`${name} disagrees on person ${index}`);
    }
  }
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
  ];
}

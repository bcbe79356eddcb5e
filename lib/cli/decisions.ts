// npm run decisions -- verify [--limit N]: recomputes kept decisions from the facts and rules kept with them, and
// says which are not the same to the bit. Exit status: 0 all the same, 1 some differ, 2 not asked properly.
import { parseArgs } from "node:util";
import { type DecisionKey, type Verdict, verifyPage, verifyPermitPage } from "@/lib/audit/verification";
import { systemActor } from "@/lib/auth/types";
import { prismaClient } from "@/lib/db/client";
import { withActor } from "@/lib/db/with-actor";

const PAGE = 200;
const USAGE = "Usage: npm run decisions -- verify [--limit <number of decisions>]";

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const limit = readLimit(args);
  if (limit === null) {
    console.error(USAGE);
    return 2;
  }
  try {
    return await verify(limit);
  } finally {
    await prismaClient().$disconnect();
  }
}

/** How many decisions to verify; null where the words on the command line make no sense. */
function readLimit(args: string[]): number | null {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { limit: { type: "string" } },
    });
    if (positionals.length !== 1 || positionals[0] !== "verify") return null;
    if (values.limit === undefined) return Number.POSITIVE_INFINITY;
    return /^[1-9]\d{0,9}$/.test(values.limit) ? Number(values.limit) : null;
  } catch {
    return null;
  }
}

async function verify(limit: number): Promise<number> {
  const verifier = systemActor("SYSTEM_VERIFIER");
  let [verified, differing] = [0, 0];
  for (const read of [verifyPage, verifyPermitPage]) {
    let after: DecisionKey | null = null;
    for (;;) {
      const take = Math.min(PAGE, limit - verified);
      const from: DecisionKey | null = after;
      const verdicts: Verdict[] =
        take === 0 ? [] : await withActor(verifier, (tx) => read(tx, verifier, { after: from, take }));
      const last = verdicts.at(-1);
      if (last === undefined) break;
      after = last;
      verified += verdicts.length;
      for (const { id, problem } of verdicts) {
        if (problem === null) continue;
        differing += 1;
        console.log(`${id} ${problem}`);
      }
    }
  }
  console.log(`${verified} decisions recomputed, ${differing} differ`);
  return differing === 0 ? 0 : 1;
}

import type { Tx } from "@/lib/db/types";
import { getKeptBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { findVersion } from "@/lib/policy/queries";
import { type Answer, type Case, parseCase, pathwaysFor } from "@/lib/rules";
import { assessTransfer } from "@/lib/transfers/assessment";
import { isClosed } from "@/lib/transfers/lifecycle";
import type { TransferCase } from "@/lib/transfers/types";

type KeptDecision = { answer: string; caseDocument: string; bundleSha256: string };

/**
 * The calculation a case's page shows. Of a closed case it is the one the decision rested on, as it was kept:
 * the ledger may have gone on since.
 */
export async function calculationOf(
  tx: Tx,
  transfer: TransferCase,
  decisions: readonly KeptDecision[],
  today: string,
) {
  const last = decisions.at(-1);
  const kept = isClosed(transfer.state) && last !== undefined;
  const { bundle, document, answer } = kept
    ? await readKept(tx, last)
    : await assessTransfer(tx, transfer, today);
  const version = answer.ruleSet?.version ?? transfer.ruleSetVersion;
  const ruleSet = bundle.document.ruleSets.find((one) => one.version === version) ?? null;
  const published = ruleSet && (await findVersion(tx, bundle.zoneId, ruleSet.version));
  return {
    kept,
    bundle,
    answer,
    ruleSet,
    sample: published?.sample ?? false,
    on: document.assessmentDate,
    pathways: pathwaysFor(bundle.compiled, transfer.destinationCity, document.assessmentDate),
    records: document.records.map(({ id, kind, city, start, end }) => ({
      ...{ id, kind, city, startOn: start },
      endOn: end ?? null,
    })),
  };
}

export type Calculation = Awaited<ReturnType<typeof calculationOf>>;

async function readKept(
  tx: Tx,
  kept: KeptDecision,
): Promise<{ bundle: PreparedBundle; document: Case; answer: Answer }> {
  return {
    bundle: await getKeptBundle(tx, kept.bundleSha256),
    document: parseCase(kept.caseDocument),
    // What the application itself has kept; `decisions verify` finds it if it was changed.
    answer: JSON.parse(kept.answer) as Answer,
  };
}

import type { AuditorActor, SystemActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { getKeptBundle } from "@/lib/policy/bundle";
import { type DecisionProblem, verifyDecision } from "@/lib/transfers/verify";

export interface DecisionKey {
  residentId: string;
  id: string;
}

export interface Verdict extends DecisionKey {
  step: string;
  decidedAt: Date;
  ruleSetVersion: number | null;
  /** Null: recomputed to the same bits. */
  problem: DecisionProblem | null;
}

/** The acts that leave a decision. */
const DECIDING = [
  "PROPOSE_APPROVAL",
  "PROPOSE_REFUSAL",
  "APPROVE",
  "CONFIRM_REFUSAL",
  "CONFIRM_ORIGIN",
  "OBJECT",
  "ANSWER_OBJECTION",
].map((step) => `TRANSFER_${step}`);

/** The cases last decided on, from the log, which has an index by time as decisions have not. */
export async function listLastDecidedCases(
  tx: Tx,
  _actor: AuditorActor,
  take: number,
): Promise<{ residentId: string; caseId: string }[]> {
  const events = await tx.auditEvent.findMany({
    where: { action: { in: DECIDING } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
    select: { residentId: true, caseId: true },
  });
  const found = new Map<string, { residentId: string; caseId: string }>();
  for (const { residentId, caseId } of events) if (caseId !== null) found.set(caseId, { residentId, caseId });
  return [...found.values()];
}

/** Recomputes every decision of these cases. */
export async function verifyCases(
  tx: Tx,
  _actor: SystemActor,
  cases: readonly { residentId: string; caseId: string }[],
): Promise<Verdict[]> {
  const rows = await tx.decision.findMany({
    where: { OR: cases.map((key) => ({ ...key })) },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
  return verdictsOn(tx, cases.length === 0 ? [] : rows);
}

/** Recomputes one page of all decisions, by key; an empty page is the end. */
export async function verifyPage(
  tx: Tx,
  _actor: SystemActor,
  { after, take }: { after: DecisionKey | null; take: number },
): Promise<Verdict[]> {
  const rows = await tx.decision.findMany({
    where:
      after === null
        ? {}
        : {
            OR: [
              { residentId: { gt: after.residentId } },
              { residentId: after.residentId, id: { gt: after.id } },
            ],
          },
    orderBy: [{ residentId: "asc" }, { id: "asc" }],
    take,
  });
  return verdictsOn(tx, rows);
}

type Row = Awaited<ReturnType<Tx["decision"]["findMany"]>>[number];

async function verdictsOn(tx: Tx, rows: readonly Row[]): Promise<Verdict[]> {
  const named = [...new Set(rows.map((row) => row.bundleSha256))];
  const there = await tx.ruleBundle.findMany({ where: { sha256: { in: named } }, select: { sha256: true } });
  const kept = new Set(there.map((bundle) => bundle.sha256));
  const verdicts: Verdict[] = [];
  for (const row of rows) {
    const { residentId, id, step, decidedAt, ruleSetVersion } = row;
    // A hash under which nothing is kept was not written by the application.
    const problem = kept.has(row.bundleSha256)
      ? verifyDecision(await getKeptBundle(tx, row.bundleSha256), row)
      : "RULE_SET";
    verdicts.push({ residentId, id, step, decidedAt, ruleSetVersion, problem });
  }
  return verdicts;
}

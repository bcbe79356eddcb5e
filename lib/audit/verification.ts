import type { AuditorActor, SystemActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { verifyPermitDecision } from "@/lib/permits/verify";
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
    where: afterKey(after),
    orderBy: [{ residentId: "asc" }, { id: "asc" }],
    take,
  });
  return verdictsOn(tx, rows);
}

/** The same of decisions on first permits, which the engine makes as well. */
export async function verifyPermitPage(
  tx: Tx,
  _actor: SystemActor,
  { after, take }: { after: DecisionKey | null; take: number },
): Promise<Verdict[]> {
  const rows = await tx.permitDecision.findMany({
    where: { AND: [afterKey(after), { bundleSha256: { not: null } }] },
    orderBy: [{ residentId: "asc" }, { id: "asc" }],
    take,
  });
  const kept = await keptBundles(tx, rows);
  const verdicts: Verdict[] = [];
  for (const {
    residentId,
    id,
    outcome,
    decidedAt,
    caseDocument,
    answer,
    bundleSha256,
    evidenceIds,
  } of rows) {
    const verdict = { residentId, id, step: outcome, decidedAt, ruleSetVersion: null };
    if (bundleSha256 === null || !kept.has(bundleSha256)) {
      verdicts.push({ ...verdict, problem: "RULE_SET" });
      continue;
    }
    const document = {
      outcome,
      caseDocument: caseDocument ?? "",
      answer: answer ?? "",
      bundleSha256,
      evidenceIds,
    };
    const problem = verifyPermitDecision(await getKeptBundle(tx, bundleSha256), document);
    verdicts.push({ ...verdict, problem });
  }
  return verdicts;
}

function afterKey(after: DecisionKey | null) {
  if (after === null) return {};
  return {
    OR: [{ residentId: { gt: after.residentId } }, { residentId: after.residentId, id: { gt: after.id } }],
  };
}

type Row = Awaited<ReturnType<Tx["decision"]["findMany"]>>[number];

async function verdictsOn(tx: Tx, rows: readonly Row[]): Promise<Verdict[]> {
  const kept = await keptBundles(tx, rows);
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

/** Which of the bundles that decisions name are kept. */
async function keptBundles(
  tx: Tx,
  rows: readonly { bundleSha256: string | null }[],
): Promise<ReadonlySet<string>> {
  const named = [...new Set(rows.flatMap((row) => row.bundleSha256 ?? []))];
  const there = await tx.ruleBundle.findMany({ where: { sha256: { in: named } }, select: { sha256: true } });
  return new Set(there.map((bundle) => bundle.sha256));
}

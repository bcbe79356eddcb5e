import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/rules";
import type { CaseAssessment } from "../assessment";
import type { CaseStep, DecisionReasons, TransferCase } from "../types";

/**
 * Keeps what was decided with the facts, the answer and the hashes of the rules, so that it can be recomputed
 * to the same bits (docs/design.md §4.5).
 */
export async function keepDecision(
  tx: Tx,
  actor: DeskActor,
  transfer: TransferCase,
  decision: {
    step: Extract<
      CaseStep,
      | "PROPOSE_APPROVAL"
      | "PROPOSE_REFUSAL"
      | "APPROVE"
      | "CONFIRM_REFUSAL"
      | "CONFIRM_ORIGIN"
      | "OBJECT"
      | "ANSWER_OBJECTION"
    >;
    outcome: "APPROVE" | "REFUSE" | "CONFIRM" | "OBJECT";
    reasons: DecisionReasons;
    assessment: CaseAssessment;
  },
  now: Date,
): Promise<void> {
  const { bundle, document, answer, evidenceIds } = decision.assessment;
  await tx.decision.createMany({
    data: {
      residentId: transfer.residentId,
      id: newId(),
      caseId: transfer.id,
      step: decision.step,
      outcome: decision.outcome,
      caseDocument: canonicalJson(document),
      answer: canonicalJson(answer),
      ruleSetVersion: answer.ruleSet?.version ?? null,
      ruleSetSha256: answer.ruleSet?.sha256 ?? null,
      bundleSha256: bundle.sha256,
      evidenceIds,
      reasons: { grounds: decision.reasons.grounds, note: decision.reasons.note },
      decidedById: actor.id,
      decidedRole: actor.role,
      decidedCity: actor.city,
      decidedAt: now,
    },
  });
}

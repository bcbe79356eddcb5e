import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/rules";
import type { PermitCalculation } from "../calculation";
import type { Application } from "../queries";
import type { ApplicationRefusal } from "../types";

/** Keeps how an application was decided with the facts, the answer and the hash of the rules (docs/design.md §4.5). */
export async function keepDecision(
  tx: Tx,
  actor: DeskActor,
  application: Application,
  decision: {
    outcome: "GRANTED" | "REFUSED" | "NOT_NEEDED" | "NOT_COMPETENT";
    grounds: readonly ApplicationRefusal[];
    note: string | null;
    /** Of a first issue what the engine said; null where the permit's own acts decide. */
    calculation: PermitCalculation | null;
  },
  now: Date,
): Promise<void> {
  const { outcome, grounds, note, calculation } = decision;
  await tx.permitDecision.createMany({
    data: {
      residentId: application.residentId,
      id: newId(),
      applicationId: application.id,
      outcome,
      caseDocument: calculation && canonicalJson(calculation.document),
      answer: calculation && canonicalJson(calculation.answer),
      bundleSha256: calculation?.bundle.sha256 ?? null,
      evidenceIds: calculation?.evidenceIds ?? [],
      grounds: [...grounds],
      note,
      decidedById: actor.id,
      decidedRole: actor.role,
      decidedCity: actor.city,
      decidedAt: now,
    },
  });
}

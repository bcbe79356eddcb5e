import type { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { canonicalJson } from "@/lib/rules";
import { assessTransfer } from "../assessment";
import { findLastProposal } from "../queries";
import type {
  answerObjectionSchema,
  proposeApprovalSchema,
  proposeRefusalSchema,
  returnSchema,
  stepSchema,
} from "../schema";
import type { RefusalReason, TransferCase } from "../types";
import { type At, advance } from "./advance";
import { issueCertificate } from "./certificate";
import { keepDecision } from "./decide";
import { opened } from "./opened";

/** Proposes approval, with the calculation: only where the engine says yes. */
export async function proposeApproval(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof proposeApprovalSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(tx, actor, transfer, "PROPOSE_APPROVAL", { seenVersion: input.seenVersion }, at);
  const assessment = await assessTransfer(tx, transfer, at.today);
  if (!assessment.answer.eligible) throw new AppError("NOT_ELIGIBLE");
  const reasons = { grounds: [], note: input.note };
  await keepDecision(
    tx,
    actor,
    transfer,
    { step: "PROPOSE_APPROVAL", outcome: "APPROVE", reasons, assessment },
    at.now,
  );
}

/** Proposes refusal, with grounds in words; «not eligible» only where the engine does not say yes. */
export async function proposeRefusal(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof proposeRefusalSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(
    tx,
    actor,
    transfer,
    "PROPOSE_REFUSAL",
    { seenVersion: input.seenVersion, detail: { grounds: input.grounds } },
    at,
  );
  const assessment = await assessTransfer(tx, transfer, at.today);
  if (input.grounds.includes("NOT_ELIGIBLE") && assessment.answer.eligible) {
    throw new AppError("INVALID", { fields: { grounds: "isEligible" } });
  }
  const reasons = { grounds: input.grounds as RefusalReason[], note: input.note };
  await keepDecision(
    tx,
    actor,
    transfer,
    { step: "PROPOSE_REFUSAL", outcome: "REFUSE", reasons, assessment },
    at.now,
  );
}

/** A supervisor sends a proposal back to the clerks, and says what to look at. */
export async function returnProposal(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof returnSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(
    tx,
    actor,
    transfer,
    "RETURN",
    { seenVersion: input.seenVersion, detail: { note: input.note } },
    at,
  );
}

/** A second person approves: the move-in certificate is issued and the case goes to the origin. */
export async function approveTransfer(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof stepSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  const data = transfer.handedOverAt === null ? { handedOverAt: at.now } : {};
  await advance(tx, actor, transfer, "APPROVE", { seenVersion: input.seenVersion, data }, at);
  const assessment = await unchanged(tx, transfer, at);
  await keepDecision(
    tx,
    actor,
    transfer,
    { step: "APPROVE", outcome: "APPROVE", reasons: { grounds: [], note: null }, assessment },
    at.now,
  );
  await issueCertificate(tx, actor, transfer, "MOVE_IN", at);
}

/** A second person confirms the refusal: the case is closed, with reasons, clause and remedies. */
export async function confirmRefusal(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof stepSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(tx, actor, transfer, "CONFIRM_REFUSAL", { seenVersion: input.seenVersion }, at);
  const proposal = await findLastProposal(tx, transfer);
  const assessment = await unchanged(tx, transfer, at);
  const kept = proposal?.reasons as { grounds?: RefusalReason[]; note?: string | null } | undefined;
  const reasons = { grounds: kept?.grounds ?? [], note: kept?.note ?? null };
  await keepDecision(
    tx,
    actor,
    transfer,
    { step: "CONFIRM_REFUSAL", outcome: "REFUSE", reasons, assessment },
    at.now,
  );
}

/** The destination answers the origin's objection and asks it to look again; not where the calculation has become a no. */
export async function answerObjection(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof answerObjectionSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(
    tx,
    actor,
    transfer,
    "ANSWER_OBJECTION",
    { seenVersion: input.seenVersion, detail: { note: input.note } },
    at,
  );
  const assessment = await assessTransfer(tx, transfer, at.today);
  if (!assessment.answer.eligible) throw new AppError("NOT_ELIGIBLE");
  await keepDecision(
    tx,
    actor,
    transfer,
    { step: "ANSWER_OBJECTION", outcome: "APPROVE", reasons: { grounds: [], note: input.note }, assessment },
    at.now,
  );
}

/** The calculation as it was proposed; refused where the ledger changed since, so that nobody approves what nobody proposed. */
async function unchanged(tx: Tx, transfer: TransferCase, at: At) {
  const assessment = await assessTransfer(tx, transfer, at.today);
  const proposal = await findLastProposal(tx, transfer);
  if (proposal && proposal.answer !== canonicalJson(assessment.answer)) throw new AppError("FACTS_CHANGED");
  return assessment;
}

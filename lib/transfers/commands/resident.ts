import type { z } from "zod";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { findBundle } from "@/lib/policy/bundle";
import { ruleSetInForce } from "@/lib/rules";
import { missingSections, readAttributes } from "../completeness";
import { findOwnTransfer } from "../queries";
import type {
  aboutSchema,
  contactSchema,
  landingSchema,
  stepSchema,
  submitSchema,
  supplementSchema,
} from "../schema";
import type { CaseAnswers, TransferCase } from "../types";
import { type At, advance } from "./advance";

type Seen = { reference: string; seenVersion: number };

/** Saves what the rules ask about the person; what is left empty stays undeclared. */
export async function saveAbout(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof aboutSchema>,
  at: At,
): Promise<void> {
  const transfer = await own(tx, actor, input);
  const bundle = await findBundle(tx, transfer.zoneId);
  const definitions = bundle && ruleSetInForce(bundle.compiled, at.today)?.attributes;
  const { attributes, problems } = readAttributes(definitions, input);
  if (Object.keys(problems).length > 0) throw new AppError("INVALID", { fields: problems });
  await save(tx, actor, transfer, input, { attributes }, at);
}

/** Saves where the person will be registered. */
export async function saveLanding(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof landingSchema>,
  at: At,
): Promise<void> {
  const { landingKind: kind, address, holder } = input;
  await save(
    tx,
    actor,
    await own(tx, actor, input),
    input,
    { landing: { kind, address, holder: kind === "OWN_HOME" ? null : holder } },
    at,
  );
}

/** Saves how the person can be reached. */
export async function saveContact(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof contactSchema>,
  at: At,
): Promise<void> {
  await save(tx, actor, await own(tx, actor, input), input, { contact: { phone: input.phone } }, at);
}

/** Hands the application in; from here it waits for the destination's clerk. */
export async function submitTransfer(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof submitSchema>,
  at: At,
): Promise<void> {
  const transfer = await own(tx, actor, input);
  if (transfer.state === "DRAFT" && missingSections(transfer.answers).length > 0)
    throw new AppError("INCOMPLETE");
  const answers = { ...transfer.answers, declaredTrue: true };
  await advance(
    tx,
    actor,
    transfer,
    "SUBMIT",
    { seenVersion: input.seenVersion, data: { submittedAt: at.now, answers: json(answers) } },
    at,
  );
}

/** Says that the missing papers are there; the clerk's time runs anew. */
export async function supplementTransfer(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof supplementSchema>,
  at: At,
): Promise<void> {
  const transfer = await own(tx, actor, input);
  await advance(
    tx,
    actor,
    transfer,
    "SUPPLEMENT",
    { seenVersion: input.seenVersion, ...(input.note ? { detail: { note: input.note } } : {}) },
    at,
  );
  await tx.supplementRequest.updateMany({
    where: { residentId: transfer.residentId, caseId: transfer.id, answeredAt: null },
    data: { answeredAt: at.now },
  });
}

/** Takes the application back, at any time before it is settled or refused. */
export async function withdrawTransfer(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof stepSchema>,
  at: At,
): Promise<void> {
  await advance(tx, actor, await own(tx, actor, input), "WITHDRAW", { seenVersion: input.seenVersion }, at);
}

async function own(tx: Tx, actor: ResidentActor, input: Seen): Promise<TransferCase> {
  const transfer = await findOwnTransfer(tx, actor, input.reference);
  if (!transfer) throw new AppError("NOT_FOUND");
  return transfer;
}

async function save(
  tx: Tx,
  actor: ResidentActor,
  transfer: TransferCase,
  input: Seen,
  part: Partial<CaseAnswers>,
  at: At,
): Promise<void> {
  const answers = { ...transfer.answers, ...part };
  await advance(
    tx,
    actor,
    transfer,
    "SAVE",
    {
      seenVersion: input.seenVersion,
      data: { answers: json(answers) },
      detail: { saved: Object.keys(part) },
    },
    at,
  );
}

function json(answers: CaseAnswers): Prisma.InputJsonObject {
  return answers as unknown as Prisma.InputJsonObject;
}

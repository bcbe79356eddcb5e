import type { z } from "zod";
import { type DeskActor, systemActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { withinAs } from "@/lib/db/within-as";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { missingAnswers, requireMove } from "../completeness";
import {
  type Application,
  findApplication,
  findPermit,
  listPermitSupplements,
  openApplication,
} from "../queries";
import type {
  applicationStepSchema,
  correctOnTheSpotSchema,
  findOutcomeSchema,
  requestPapersSchema,
} from "../schema";
import type { ApplicationAnswers } from "../types";
import { advanceApplication } from "./advance";
import type { At } from "./at";
import { deemAccepted } from "./deem";
import { keepDecision } from "./keep-decision";

/** The five outcomes of intake: Administrative Licensing Law art. 32. */

/**
 * The application an officer acts on, which must be open to them; the look is in the log with the act. Papers that
 * nobody answered in time are accepted first, whether or not the scheduler has come by.
 */
export async function openedApplication(
  tx: Tx,
  actor: DeskActor,
  reference: string,
  at: At,
): Promise<Application> {
  const application = await openApplication(tx, actor, reference, at.now);
  if (!application) throw new AppError("NOT_FOUND");
  if (application.deemedOn === null || application.deemedOn > at.today) return application;
  await withinAs(tx, systemActor("SYSTEM_SCHEDULER", application.residentId), () =>
    deemAccepted(tx, application, at),
  );
  return (await findApplication(tx, application)) ?? application;
}

/** No permit is needed for this: the person is told so, and why. */
export async function findNotNeeded(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof findOutcomeSchema>,
  at: At,
): Promise<void> {
  await close(tx, actor, "FIND_NOT_NEEDED", "NOT_NEEDED", input, at);
}

/** Another office is competent: the person is told which. */
export async function findNotCompetent(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof findOutcomeSchema>,
  at: At,
): Promise<void> {
  await close(tx, actor, "FIND_NOT_COMPETENT", "NOT_COMPETENT", input, at);
}

async function close(
  tx: Tx,
  actor: DeskActor,
  step: "FIND_NOT_NEEDED" | "FIND_NOT_COMPETENT",
  outcome: "NOT_NEEDED" | "NOT_COMPETENT",
  input: z.output<typeof findOutcomeSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  const { seenVersion, note } = input;
  await advanceApplication(tx, actor, application, step, { seenVersion, purpose: note }, at);
  await keepDecision(tx, actor, application, { outcome, grounds: [], note, calculation: null }, at.now);
}

/** A slip that the clerk puts right with the person before them; what it was stays in the event. */
export async function correctOnTheSpot(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof correctOnTheSpotSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  const { reference: _reference, seenVersion, note, ...corrected } = input;
  const before = application.answers as Prisma.InputJsonObject;
  const present = Object.fromEntries(Object.entries(corrected).filter(([, value]) => value !== undefined));
  const answers = { ...application.answers, ...present };
  await requireComplete(tx, application, answers, at);
  await advanceApplication(
    tx,
    actor,
    application,
    "CORRECT_ON_THE_SPOT",
    { seenVersion, data: { answers: answers as Prisma.InputJsonObject }, detail: { before }, purpose: note },
    at,
  );
}

/** What is put right has to be right: an application that goes on is one that can be granted. */
async function requireComplete(
  tx: Tx,
  { kind, residentId, permitId }: Application,
  answers: ApplicationAnswers,
  at: At,
): Promise<void> {
  const missing = missingAnswers(kind, answers, at.today);
  const permit = permitId === null ? null : await findPermit(tx, { residentId, id: permitId });
  if (kind === "ADDRESS_CHANGE" && permit !== null) requireMove(permit.acts, answers, at.today);
  if (missing.length > 0)
    throw new AppError("INVALID", { fields: Object.fromEntries(missing.map((name) => [name, "required"])) });
}

/** Asks for everything that is missing, at once (Decree 663 art. 9): a clerk once, a supervisor a second time. */
export async function requestPapers(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof requestPapersSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  const earlier = (await listPermitSupplements(tx, application)).length;
  const step = earlier === 0 ? "REQUEST_CORRECTION" : "REQUEST_AGAIN";
  const { seenVersion, items, note } = input;
  await advanceApplication(tx, actor, application, step, { seenVersion, detail: { items } }, at);
  if (earlier >= 2 || (earlier === 1 && actor.role !== "SUPERVISOR")) throw new AppError("ALREADY_ASKED");
  try {
    await tx.permitSupplement.createMany({
      data: {
        residentId: application.residentId,
        id: newId(),
        applicationId: application.id,
        cityCode: application.cityCode,
        sequence: earlier + 1,
        ...{ items, note, askedById: actor.id, askedAt: at.now },
      },
    });
  } catch (error) {
    if (breaks(error, "permit_supplement_resident_id_application_id_sequence_key"))
      throw new AppError("ALREADY_ASKED");
    throw error;
  }
}

/** Accepts the application: from this day the city's promise runs. */
export async function acceptApplication(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof applicationStepSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  await advanceApplication(tx, actor, application, "ACCEPT", { seenVersion: input.seenVersion }, at);
}

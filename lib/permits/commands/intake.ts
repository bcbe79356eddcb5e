import type { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { type Application, listPermitSupplements, openApplication } from "../queries";
import type {
  applicationStepSchema,
  correctOnTheSpotSchema,
  findOutcomeSchema,
  requestPapersSchema,
} from "../schema";
import { advanceApplication } from "./advance";
import type { At } from "./at";
import { keepDecision } from "./keep-decision";

/** The five outcomes of intake: Administrative Licensing Law art. 32. */

/** The application an officer acts on, which must be open to them; the look is in the log with the act. */
export async function openedApplication(
  tx: Tx,
  actor: DeskActor,
  reference: string,
  now: Date,
): Promise<Application> {
  const application = await openApplication(tx, actor, reference, now);
  if (!application) throw new AppError("NOT_FOUND");
  return application;
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
  const application = await openedApplication(tx, actor, input.reference, at.now);
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
  const application = await openedApplication(tx, actor, input.reference, at.now);
  const { reference: _reference, seenVersion, note, ...corrected } = input;
  const before = application.answers as Prisma.InputJsonObject;
  const answers = { ...application.answers, ...corrected } as Prisma.InputJsonObject;
  await advanceApplication(
    tx,
    actor,
    application,
    "CORRECT_ON_THE_SPOT",
    { seenVersion, data: { answers }, detail: { before }, purpose: note },
    at,
  );
}

/** Asks for everything that is missing, at once (Decree 663 art. 9): a clerk once, a supervisor a second time. */
export async function requestPapers(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof requestPapersSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at.now);
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
  const application = await openedApplication(tx, actor, input.reference, at.now);
  await advanceApplication(tx, actor, application, "ACCEPT", { seenVersion: input.seenVersion }, at);
}

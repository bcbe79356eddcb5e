import type { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { cityOfPlace } from "@/lib/residents/commands/place";
import { findResident } from "@/lib/residents/queries";
import { applicationRefusal } from "../applications";
import { findCityRules } from "../city-rules";
import { missingAnswers, requireMove } from "../completeness";
import {
  type Application,
  findBan,
  findOwnApplication,
  findOwnPermit,
  findPermit,
  findRegisteredCity,
  heldOn,
  listPermits,
  type Permit,
} from "../queries";
import type {
  applicationStepSchema,
  permitStepSchema,
  saveApplicationSchema,
  startApplicationSchema,
  submitApplicationSchema,
  supplementApplicationSchema,
} from "../schema";
import type { ApplicationKind, PermitRefusal } from "../types";
import { advanceApplication } from "./advance";
import type { At } from "./at";
import { caughtUp, lockPermit } from "./catch-up";
import { joinAct } from "./join-act";
import { takeApplicationReference } from "./number";

/** Begins an application as a draft, for oneself or a minor one guards, and gives its number. */
export async function startApplication(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof startApplicationSchema>,
  at: At,
): Promise<string> {
  const person = await findResident(tx, input.residentId);
  if (!person) throw new AppError("NOT_FOUND");
  const target = await targetOf(tx, actor, input, at);
  await requireApplicable(tx, { ...input, ...target }, at);
  const id = newId();
  const { residentId, kind } = input;
  const { cityCode, placeCode, permitId, address } = target;
  const year = at.today.slice(0, 4);
  const reference = await takeApplicationReference(tx, { residentId, applicationId: id, cityCode, year });
  try {
    await tx.permitApplication.create({
      data: {
        ...{ residentId, id, reference, kind, cityCode, placeCode, permitId },
        state: "DRAFT",
        answers: kind === "ADDRESS_CHANGE" || address === null ? {} : { address },
        createdById: actor.id,
        createdAt: at.now,
      },
    });
  } catch (error) {
    if (breaks(error, "permit_application_one_open")) throw new AppError("OPEN_APPLICATION_EXISTS");
    throw error;
  }
  await recordEvent(tx, actor, at.now, {
    residentId,
    caseId: id,
    action: "APPLICATION_START",
    subjectKind: "PERMIT_APPLICATION",
    subjectId: reference,
    detail: { kind, city: cityCode },
  });
  return reference;
}

interface Target {
  cityCode: string;
  placeCode: string;
  permitId: string | null;
  address: string | null;
}

/** Where it goes: to the city of the permit it is about, or for a first issue to that of the place named. */
async function targetOf(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof startApplicationSchema>,
  at: At,
): Promise<Target> {
  if (input.kind === "FIRST_ISSUE") {
    const placeCode = input.place ?? "";
    return { cityCode: await cityOfPlace(tx, placeCode, at.today), placeCode, permitId: null, address: null };
  }
  const permit = await findOwnPermit(tx, actor, input.permit ?? "");
  if (!permit || permit.residentId !== input.residentId) throw new AppError("NOT_FOUND");
  const { cityCode, placeCode, permitId, address } = permit;
  return { cityCode, placeCode, permitId, address };
}

/** Throws the reason why an application of this kind cannot be made today. */
async function requireApplicable(tx: Tx, question: ApplicationQuestion, at: At): Promise<void> {
  const refusal = await findApplicationRefusal(tx, question, at);
  if (refusal !== null) throw new AppError(refusal);
}

interface ApplicationQuestion {
  residentId: string;
  kind: ApplicationKind;
  cityCode: string;
  /** The permit it is about: the latest of the city, or none. */
  permitId?: string | null;
}

/** Why an application of this kind cannot be made in a city today, or null where it can. */
export async function findApplicationRefusal(
  tx: Tx,
  { residentId, kind, cityCode, permitId }: ApplicationQuestion,
  at: At,
): Promise<PermitRefusal | null> {
  const permits = (await listPermits(tx, residentId)).filter((permit) => permit.cityCode === cityCode);
  const last = permits[0] ?? null;
  // Of several permits one after another only the latest can be endorsed, moved or replaced.
  if (typeof permitId === "string" && permitId !== last?.permitId) return "NO_PERMIT";
  const facts = {
    acts: last?.acts ?? null,
    ban: await findBan(tx, residentId, cityCode),
    isRegisteredHere: (await findRegisteredCity(tx, residentId)) === cityCode,
  };
  const on = last === null ? at.today : await heldOn(tx, last, at.today);
  return applicationRefusal(kind, facts, await findCityRules(tx, cityCode), on);
}

/** Keeps what was typed so far; nothing has to be complete. */
export async function saveApplication(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof saveApplicationSchema>,
  at: At,
): Promise<void> {
  const application = await own(tx, actor, input.reference);
  const { reference: _reference, seenVersion, ...answers } = input;
  const data = { answers: { ...application.answers, ...answers } as Prisma.InputJsonObject };
  await advanceApplication(tx, actor, application, "SAVE", { seenVersion, data }, at);
}

/** Hands the application in: from this day the office has its five working days. */
export async function submitApplication(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof submitApplicationSchema>,
  at: At,
): Promise<void> {
  const application = await own(tx, actor, input.reference);
  if (application.state === "DRAFT") {
    const missing = missingAnswers(application.kind, application.answers, at.today);
    if (missing.length > 0)
      throw new AppError("INCOMPLETE", {
        fields: Object.fromEntries(missing.map((name) => [name, "required"])),
      });
    await requireApplicable(tx, application, at);
    await requirePermitPart(tx, application, at);
  }
  const answers = { ...application.answers, declaredTrue: true } as Prisma.InputJsonObject;
  await advanceApplication(
    tx,
    actor,
    application,
    "SUBMIT",
    { seenVersion: input.seenVersion, data: { answers } },
    at,
  );
}

/** What the permit itself says of an application about it; locked, so that no day passes by meanwhile. */
async function requirePermitPart(tx: Tx, application: Application, at: At): Promise<void> {
  const { residentId, permitId, kind, answers } = application;
  const permit = permitId === null ? null : await findPermit(tx, { residentId, id: permitId });
  if (permit === null) return;
  if (kind === "ADDRESS_CHANGE") requireMove(permit.acts, answers, at.today);
  if (kind === "ENDORSEMENT") await lockPermit(tx, permit);
}

/** Says that what was missing is there; the office's five working days run anew. */
export async function supplementApplication(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof supplementApplicationSchema>,
  at: At,
): Promise<void> {
  const application = await own(tx, actor, input.reference);
  const detail = input.note === null ? {} : { note: input.note };
  await advanceApplication(
    tx,
    actor,
    application,
    "SUPPLEMENT",
    { seenVersion: input.seenVersion, detail },
    at,
  );
  await tx.permitSupplement.updateMany({
    where: { residentId: application.residentId, applicationId: application.id, answeredAt: null },
    data: { answeredAt: at.now },
  });
}

/** Takes the application back, at any time before it is decided. */
export async function withdrawApplication(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof applicationStepSchema>,
  at: At,
): Promise<void> {
  const application = await own(tx, actor, input.reference);
  await advanceApplication(tx, actor, application, "WITHDRAW", { seenVersion: input.seenVersion }, at);
}

/** The holder gives the permit up; its years stay in the ledger. */
export async function giveUpPermit(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof permitStepSchema>,
  at: At,
): Promise<Permit> {
  const permit = await findOwnPermit(tx, actor, input.number);
  if (!permit) throw new AppError("NOT_FOUND");
  if (permit.rowVersion !== input.seenVersion) throw new AppError("STALE");
  const current = await caughtUp(tx, permit, at, { ignoreHold: true });
  const act = { type: "CANCELLED", on: at.today, because: "OWN_WISH" } as const;
  return joinAct(tx, actor, current, act, {}, at);
}

async function own(tx: Tx, actor: ResidentActor, reference: string): Promise<Application> {
  const application = await findOwnApplication(tx, actor, reference);
  if (!application) throw new AppError("NOT_FOUND");
  return application;
}

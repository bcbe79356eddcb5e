import type { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import type { DeskActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import * as calendar from "@/lib/places/calendar";
import { isOwnHousehold } from "@/lib/residents/queries";
import { visitDueOn } from "../deadlines";
import { isApplicationClosed } from "../lifecycle";
import { listSiteVisits } from "../queries";
import type { askVisitSchema, reportVisitSchema } from "../schema";
import type { At } from "./at";
import { openedApplication } from "./intake";
import { closeVisitItem, putItem } from "./route";

/** Asks for a visit to the address: a task of its own in the city's queue, five working days long (Tianjin 2016). */
export async function askVisit(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof askVisitSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  if (application.rowVersion !== input.seenVersion) throw new AppError("STALE");
  if (await isOwnHousehold(tx, application.residentId)) throw new AppError("OWN_CASE");
  if (isApplicationClosed(application.state)) throw new AppError("WRONG_STATE");
  const open = (await listSiteVisits(tx, application)).some((visit) => visit.finding === null);
  if (open) throw new AppError("ALREADY_ASKED");
  const dueOn = toDate(visitDueOn(at.today, calendar));
  const { residentId, id: applicationId, cityCode, reference } = application;
  const visit = {
    residentId,
    id: newId(),
    applicationId,
    cityCode,
    askedById: actor.id,
    askedAt: at.now,
    dueOn,
  };
  try {
    await tx.siteVisit.createMany({ data: visit });
  } catch (error) {
    if (breaks(error, "site_visit_one_open")) throw new AppError("ALREADY_ASKED");
    throw error;
  }
  const item = { state: "ASKED", waitingFor: "CLERK", dueOn, updatedAt: at.now };
  await putItem(tx, application, "SITE_VISIT", item, at.now);
  await recordEvent(tx, actor, at.now, {
    residentId,
    caseId: applicationId,
    action: "SITE_VISIT_ASKED",
    subjectKind: "PERMIT_APPLICATION",
    subjectId: reference,
  });
}

/** Says once what was found at the address. */
export async function reportVisit(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof reportVisitSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  if (await isOwnHousehold(tx, application.residentId)) throw new AppError("OWN_CASE");
  if (input.visitedOn > at.today) throw new AppError("INVALID", { fields: { visitedOn: "inFuture" } });
  const { residentId, id: applicationId, reference } = application;
  const { count } = await tx.siteVisit.updateMany({
    where: { residentId, id: input.visit, applicationId, finding: null },
    data: {
      visitedOn: toDate(input.visitedOn),
      finding: input.finding,
      note: input.note,
      visitedById: actor.id,
      reportedAt: at.now,
    },
  });
  if (count === 0) throw new AppError("STALE");
  await closeVisitItem(tx, application, at.now);
  await recordEvent(tx, actor, at.now, {
    residentId,
    caseId: applicationId,
    action: "SITE_VISIT_REPORTED",
    subjectKind: "PERMIT_APPLICATION",
    subjectId: reference,
    detail: { finding: input.finding, on: input.visitedOn },
  });
}

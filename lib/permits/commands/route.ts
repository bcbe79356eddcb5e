import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { newId } from "@/lib/ids";
import { maskName } from "@/lib/residents/mask";
import { isApplicationClosed } from "../lifecycle";
import type { Application } from "../queries";
import type { ApplicationState } from "../types";

/** Who is waited for in this state; a draft is nobody's but its author's and in no queue. */
function waitingFor(state: ApplicationState): "CLERK" | "RESIDENT" | "NOBODY" {
  if (isApplicationClosed(state)) return "NOBODY";
  return state === "CORRECTION_REQUESTED" ? "RESIDENT" : "CLERK";
}

/** Brings the queue of the issuing city along with an application. */
export async function routeApplication(
  tx: Tx,
  application: Application,
  { state, dueOn }: { state: ApplicationState; dueOn: Day | null },
  now: Date,
): Promise<void> {
  if (state === "DRAFT" || (application.state === "DRAFT" && state !== "SUBMITTED")) return;
  const changed = {
    state,
    waitingFor: waitingFor(state),
    dueOn: dueOn === null ? null : toDate(dueOn),
    updatedAt: now,
  };
  await putItem(tx, application, "PERMIT", changed, now);
  // A visit to an address that is no longer to be decided on is nobody's task any more.
  if (isApplicationClosed(state)) await closeVisitItem(tx, application, now);
}

/** Adds the entry of the queue, or moves the one there is. */
export async function putItem(
  tx: Tx,
  application: Application,
  kind: "PERMIT" | "SITE_VISIT",
  changed: { state: string; waitingFor: string; dueOn: Date | null; updatedAt: Date },
  now: Date,
): Promise<void> {
  const { residentId, id: applicationId, cityCode, reference } = application;
  const { count } = await tx.workItem.updateMany({
    where: { cityCode, residentId, applicationId, kind },
    data: { ...changed, rowVersion: { increment: 1 } },
  });
  if (count > 0) return;
  const person = await tx.resident.findUniqueOrThrow({ where: { residentId }, select: { name: true } });
  const subjectLabel = maskName(person.name);
  await tx.workItem.createMany({
    data: {
      ...changed,
      ...{ cityCode, id: newId(), kind, residentId, applicationId, reference, subjectLabel, createdAt: now },
      applicationKind: application.kind,
    },
  });
}

export async function closeVisitItem(
  tx: Tx,
  { residentId, id: applicationId, cityCode }: Application,
  now: Date,
): Promise<void> {
  await tx.workItem.updateMany({
    where: { cityCode, residentId, applicationId, kind: "SITE_VISIT", waitingFor: { not: "NOBODY" } },
    data: { state: "CLOSED", waitingFor: "NOBODY", updatedAt: now, rowVersion: { increment: 1 } },
  });
}

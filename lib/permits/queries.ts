import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDay, toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { PermitApplication as ApplicationRow, Permit as PermitRow } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { actOfRow } from "./act-rows";
import type { Ban } from "./ban";
import { type Standing, standingOn } from "./lapse";
import { isApplicationClosed } from "./lifecycle";
import type { CityRules } from "./permit-rule";
import type {
  ApplicationAnswers,
  ApplicationKind,
  ApplicationState,
  PermitApplication,
  PermitHistory,
  PermitState,
} from "./types";

/** A permit as it is kept: its acts, and beside them where they have led it. */
export interface Permit extends PermitHistory {
  residentId: string;
  number: string;
  address: string;
  state: PermitState;
  issuedOn: Day;
  dueOn: Day | null;
  /** The next day that brings it anything by itself, and the last day whose acts of that kind are done. */
  nextActOn: Day | null;
  scheduledThrough: Day;
  rowVersion: number;
}

export interface Application extends PermitApplication {
  reference: string;
  placeCode: string;
  rowVersion: number;
  answers: ApplicationAnswers;
  createdById: string;
  createdAt: Date;
  submittedAt: Date | null;
  /** The day that an endorsement counts from. */
  handedInOn: Day | null;
  /** The legal day of the present state. */
  dueOn: Day | null;
  deemedOn: Day | null;
  closedAt: Date | null;
}

const WITH_ACTS = { acts: { orderBy: { sequence: "asc" } } } as const;

/** The permits of somebody in sight, the latest first; a city sees its own alone. */
export async function listPermits(tx: Tx, residentId: string): Promise<Permit[]> {
  const rows = await tx.permit.findMany({
    where: { residentId },
    include: WITH_ACTS,
    orderBy: [{ issuedOn: "desc" }, { id: "desc" }],
  });
  return rows.map(toPermit);
}

export async function findPermit(
  tx: Tx,
  { residentId, id }: { residentId: string; id: string },
): Promise<Permit | null> {
  const row = await tx.permit.findUnique({
    where: { residentId_id: { residentId, id } },
    include: WITH_ACTS,
  });
  return row && toPermit(row);
}

/** A permit in a resident's sight: their own, or a ward's. Null for any other and for none alike. */
export async function findOwnPermit(tx: Tx, _actor: ResidentActor, number: string): Promise<Permit | null> {
  const entry = await tx.permitNumber.findUnique({ where: { number } });
  return entry && findPermit(tx, { residentId: entry.residentId, id: entry.permitId });
}

/** Opens a permit to an officer of the city that issued it, and writes the event of looking. */
export async function openPermit(
  tx: Tx,
  _actor: DeskActor,
  number: string,
  now: Date,
): Promise<Permit | null> {
  const [found] = await tx.$queryRaw<{ resident_id: string; permit_id: string }[]>`
    SELECT resident_id, permit_id FROM app_open_permit(${number}, ${newId()}::uuid, ${now})`;
  return found === undefined ? null : findPermit(tx, { residentId: found.resident_id, id: found.permit_id });
}

/** An application in a resident's sight: their own, or a ward's. */
export async function findOwnApplication(
  tx: Tx,
  _actor: ResidentActor,
  reference: string,
): Promise<Application | null> {
  const entry = await tx.caseReference.findUnique({ where: { code: reference } });
  return entry && findApplication(tx, { residentId: entry.residentId, id: entry.caseId });
}

/** Opens an application to an officer of its city, and writes the event of looking. */
export async function openApplication(
  tx: Tx,
  _actor: DeskActor,
  reference: string,
  now: Date,
): Promise<Application | null> {
  const [found] = await tx.$queryRaw<{ resident_id: string; application_id: string }[]>`
    SELECT resident_id, application_id FROM app_open_application(${reference}, ${newId()}::uuid, ${now})`;
  return found === undefined
    ? null
    : findApplication(tx, { residentId: found.resident_id, id: found.application_id });
}

export async function findApplication(
  tx: Tx,
  { residentId, id }: { residentId: string; id: string },
): Promise<Application | null> {
  const row = await tx.permitApplication.findUnique({ where: { residentId_id: { residentId, id } } });
  return row && toApplication(row);
}

/** The applications of somebody in sight, the latest first. */
export async function listApplications(tx: Tx, residentId: string): Promise<Application[]> {
  const rows = await tx.permitApplication.findMany({
    where: { residentId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toApplication);
}

type ApplicationKey = { residentId: string; id: string };
const ofApplication = ({ residentId, id }: ApplicationKey) => ({ residentId, applicationId: id });

/** The notices of what was missing, first to last. */
export function listPermitSupplements(tx: Tx, key: ApplicationKey) {
  return tx.permitSupplement.findMany({ where: ofApplication(key), orderBy: { sequence: "asc" } });
}

export function listPermitDecisions(tx: Tx, key: ApplicationKey) {
  return tx.permitDecision.findMany({
    where: ofApplication(key),
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
}

export function listSiteVisits(tx: Tx, key: ApplicationKey) {
  return tx.siteVisit.findMany({ where: ofApplication(key), orderBy: [{ askedAt: "asc" }, { id: "asc" }] });
}

/** Whether and until when somebody may not apply in a city; of several bans the longest. */
export async function findBan(tx: Tx, residentId: string, cityCode: string): Promise<Ban> {
  const rows = await tx.permitBan.findMany({ where: { residentId, cityCode } });
  if (rows.some((row) => row.untilOn === null)) return "PERMANENT";
  const until = rows
    .flatMap((row) => toDayOrNull(row.untilOn) ?? [])
    .sort()
    .at(-1);
  return until === undefined ? null : { until };
}

/** Where somebody is registered; null: nowhere on the mainland, or not for this actor to see. */
export async function findRegisteredCity(tx: Tx, residentId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ city_code: string }[]>`
    SELECT city_code FROM app_registration_of(${residentId}::uuid)`;
  return row?.city_code ?? null;
}

/**
 * The day as of which a permit is read: an endorsement that was handed in holds the days still until it is decided, on
 * time the due day, late the day it was handed in, so that an office's silence suspends and cancels nothing. While the
 * holder is waited for it holds as long as they have to answer.
 */
export async function heldOn(
  tx: Tx,
  permit: Pick<Permit, "residentId" | "permitId" | "dueOn" | "acts">,
  today: Day,
): Promise<Day> {
  const { residentId, permitId, dueOn } = permit;
  if (dueOn === null || dueOn >= today) return today;
  const open = await tx.permitApplication.findMany({
    where: { residentId, permitId, kind: "ENDORSEMENT", closedAt: null, handedInOn: { not: null } },
    select: { handedInOn: true, state: true, dueOn: true },
  });
  const held = open.flatMap((application) => {
    const handedInOn = toDayOrNull(application.handedInOn);
    const answerBy = application.state === "CORRECTION_REQUESTED" ? toDayOrNull(application.dueOn) : null;
    if (handedInOn === null || (answerBy !== null && answerBy < today)) return [];
    return [handedInOn > dueOn ? handedInOn : dueOn];
  });
  const [first = today] = [...held, today].sort();
  // What has been done since then stands: an end is an end.
  return (permit.acts.at(-1)?.on ?? first) > first ? today : first;
}

/** Where a permit stands today, by its acts and its city's rule. */
export async function findStanding(tx: Tx, permit: Permit, rules: CityRules, today: Day): Promise<Standing> {
  const standing = standingOn(permit.acts, rules, await heldOn(tx, permit, today));
  if (standing === null) throw new Error(`permit ${permit.permitId} has no issue by ${today}`);
  return standing;
}

function toPermit(row: PermitRow & { acts: Parameters<typeof actOfRow>[0][] }): Permit {
  const { residentId, id, number, cityCode, placeCode, address, rowVersion } = row;
  return {
    ...{ residentId, permitId: id, number, cityCode, placeCode, address, rowVersion },
    state: row.state as PermitState,
    issuedOn: toDay(row.issuedOn),
    dueOn: toDayOrNull(row.dueOn),
    nextActOn: toDayOrNull(row.nextActOn),
    scheduledThrough: toDay(row.scheduledThrough),
    acts: row.acts.map(actOfRow),
  };
}

function toApplication(row: ApplicationRow): Application {
  return {
    ...row,
    kind: row.kind as ApplicationKind,
    state: row.state as ApplicationState,
    answers: row.answers as unknown as ApplicationAnswers,
    receivedOn: toDayOrNull(row.receivedOn),
    handedInOn: toDayOrNull(row.handedInOn),
    acceptedOn: toDayOrNull(row.acceptedOn),
    dueOn: toDayOrNull(row.dueOn),
    deemedOn: toDayOrNull(row.deemedOn),
  };
}

/** An application that is still on its way, drafts included. */
export function isOpenApplication({ state }: { state: ApplicationState }): boolean {
  return !isApplicationClosed(state);
}

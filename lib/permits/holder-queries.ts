import type { Day } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { findCityRules } from "./city-rules";
import type { Standing } from "./lapse";
import { type NextForHolder, nextForHolder } from "./next-for-holder";
import type { CityRules } from "./permit-rule";
import { type Application, findStanding, heldOn, isOpenApplication, type Permit } from "./queries";
import type { PermitActType } from "./types";
import { type PermitYears, permitYears } from "./years";

/** A permit as its holder sees it: where it stands today and what it asks of them. */
export interface PermitOutlook {
  permit: Permit;
  rules: CityRules;
  standing: Standing;
  next: NextForHolder;
}

/** Where a permit stands today by its acts and its city's rule, and what its holder has to do. */
export async function findOutlook(
  tx: Tx,
  permit: Permit,
  applications: readonly Application[],
  today: Day,
): Promise<PermitOutlook> {
  const rules = await findCityRules(tx, permit.cityCode);
  const standing = await findStanding(tx, permit, rules, today);
  const lastActOn = permit.acts.at(-1)?.on ?? permit.issuedOn;
  const handedIn = applications.find(
    (one) => one.kind === "ENDORSEMENT" && one.permitId === permit.permitId && isOpenApplication(one),
  );
  const handedInOn = handedIn?.handedInOn ?? null;
  return { permit, rules, standing, next: nextForHolder({ standing, rules, lastActOn, handedInOn, today }) };
}

/** How much of a permit's time counts today: all of it, and as the city's own rule runs it. */
export async function findYearsOf(
  tx: Tx,
  permit: Permit,
  rules: CityRules,
  today: Day,
): Promise<PermitYears> {
  return permitYears([permit], rules, await heldOn(tx, permit, today));
}

/** An act as the history shows it. */
export interface ActEntry {
  id: string;
  type: PermitActType;
  on: Day;
  because: string | null;
  address: string | null;
  note: string | null;
  actorRole: string;
  createdAt: Date;
}

/** The acts of a permit in somebody's sight, the latest first. */
export async function listActEntries(
  tx: Tx,
  { residentId, permitId }: Pick<Permit, "residentId" | "permitId">,
): Promise<ActEntry[]> {
  const rows = await tx.permitAct.findMany({
    where: { residentId, permitId },
    orderBy: { sequence: "desc" },
  });
  return rows.map((row) => ({
    ...{ id: row.id, because: row.because, address: row.address, note: row.note },
    type: row.type as PermitActType,
    on: toDay(row.onDay),
    actorRole: row.actorRole,
    createdAt: row.createdAt,
  }));
}

/** The number of the permit that a granted application issued or changed; null before it was granted. */
export async function findPermitNumberOf(
  tx: Tx,
  { residentId, id }: { residentId: string; id: string },
): Promise<string | null> {
  const act = await tx.permitAct.findFirst({
    where: { residentId, applicationId: id },
    select: { permitId: true },
  });
  if (act === null) return null;
  const permit = await tx.permit.findUnique({
    where: { residentId_id: { residentId, id: act.permitId } },
    select: { number: true },
  });
  return permit?.number ?? null;
}

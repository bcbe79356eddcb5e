import { addAnyStaffSchema } from "@/lib/auth/schema";
import {
  addStaff,
  listStaff,
  resetStaff,
  type StaffAccount,
  setStaffStatus,
} from "@/lib/auth/staff-accounts";
import { type StaffRole, systemActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { askedResident } from "./asked-resident";
import { checked, readOptions, Usage } from "./usage";

const SYSTEM = systemActor("SYSTEM_STAFF");
const moment = () => ({ now: clock.now(), machineNow: clock.machineNow() });

export async function addAccount(args: string[]): Promise<string> {
  const options = readOptions(args, ["email", "name", "role", "city", "zone"], ["resident"]);
  const { city, zone, flags, ...typed } = options;
  const account = checked(addAnyStaffSchema, typed);
  const bound = checkBound(account.role, city, zone);
  const residentId = flags.has("resident") ? await askedResident() : null;
  return withActor(SYSTEM, async (tx) => {
    await requirePlace(tx, bound);
    const { password } = await addStaff(tx, SYSTEM, { ...account, ...bound, residentId }, clock.now());
    return told(account.email, password);
  });
}

export async function listAccounts(args: string[]): Promise<string> {
  readOptions(args, []);
  const accounts = await withActor(SYSTEM, (tx) => listStaff(tx, SYSTEM));
  const rows = accounts.map(({ email, role, cityCode, zoneId, status, setUp, name }) =>
    [email, role, cityCode ?? zoneId ?? "-", status, setUp ? "set up" : "not set up yet", name].join("\t"),
  );
  return rows.length === 0 ? "There are no staff accounts yet." : rows.join("\n");
}

export async function setStatus(args: string[], status: StaffAccount["status"]): Promise<string> {
  const email = readEmail(args);
  return withActor(SYSTEM, async (tx) => {
    const { id, rowVersion } = await getByEmail(tx, email);
    await setStaffStatus(tx, SYSTEM, { staffId: id, seenVersion: rowVersion, status }, moment());
    return status === "DISABLED" ? `${email} is disabled and signed out.` : `${email} may sign in again.`;
  });
}

export async function resetAccount(args: string[]): Promise<string> {
  const email = readEmail(args);
  return withActor(SYSTEM, async (tx) => {
    const { id, rowVersion } = await getByEmail(tx, email);
    const { password } = await resetStaff(tx, SYSTEM, { staffId: id, seenVersion: rowVersion }, moment());
    return told(email, password);
  });
}

function told(email: string, password: string): string {
  return `${email} signs in at /sign-in/staff with this temporary password, which is not shown again:\n${password}`;
}

function readEmail(args: string[]): string {
  return checked(addAnyStaffSchema.pick({ email: true }), readOptions(args, ["email"])).email;
}

async function getByEmail(tx: Tx, email: string): Promise<{ id: string; rowVersion: number }> {
  const found = await tx.staff.findUnique({ where: { email }, select: { id: true, rowVersion: true } });
  if (found === null) throw new Usage(`There is no account ${email}.`);
  return found;
}

/** Each role is bound to a city, to a zone or to neither (docs/design.md §2). */
function checkBound(role: StaffRole, city: string | undefined, zone: string | undefined) {
  const needs =
    role === "AUDITOR" ? "neither" : role === "POLICY_ADMIN" || role === "PLANNER" ? "zone" : "city";
  if ((city !== undefined) !== (needs === "city") || (zone !== undefined) !== (needs === "zone")) {
    throw new Usage(
      needs === "neither"
        ? `${role} takes neither --city nor --zone.`
        : `${role} needs --${needs} and nothing else.`,
    );
  }
  return { cityCode: city ?? null, zoneId: zone ?? null };
}

async function requirePlace(
  tx: Tx,
  bound: { cityCode: string | null; zoneId: string | null },
): Promise<void> {
  if (bound.cityCode !== null) {
    const city = await tx.city.findUnique({
      where: { code: bound.cityCode },
      select: { successorCode: true },
    });
    if (city === null) throw new Usage(`There is no city ${bound.cityCode}.`);
    if (city.successorCode !== null) {
      throw new Usage(`The city ${bound.cityCode} no longer exists; its successor is ${city.successorCode}.`);
    }
  }
  if (bound.zoneId !== null && (await tx.zone.count({ where: { id: bound.zoneId } })) === 0) {
    throw new Usage(`There is no zone ${bound.zoneId}.`);
  }
}

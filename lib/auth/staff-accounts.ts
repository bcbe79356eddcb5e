import { recordOfficeEvent } from "@/lib/audit/log";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashPassword, temporaryPassword } from "./password";
import type { CityAdminActor, StaffRole, SystemActor } from "./types";

/** Who makes and switches accounts: a city's administrator for their city, the command line for all. */
export type AccountMaker = CityAdminActor | SystemActor;

export interface StaffAccount {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  cityCode: string | null;
  zoneId: string | null;
  status: "ACTIVE" | "DISABLED";
  rowVersion: number;
  createdAt: Date;
  /** The holder has replaced the temporary password and bound a code generator. */
  setUp: boolean;
}

const SELECT = {
  id: true,
  email: true,
  name: true,
  role: true,
  cityCode: true,
  zoneId: true,
  status: true,
  rowVersion: true,
  createdAt: true,
} as const;

/** The accounts the maker is responsible for. A city's staff number tens, not thousands. */
export async function listStaff(tx: Tx, maker: AccountMaker): Promise<StaffAccount[]> {
  const rows = await tx.staff.findMany({
    where: scopeOf(maker),
    select: SELECT,
    orderBy: [{ status: "asc" }, { role: "asc" }, { email: "asc" }],
    take: 1000,
  });
  const waiting = await notSetUp(tx);
  return rows.map((row) => accountOf(row, waiting));
}

/** Null for an account that does not exist and for one of another city alike. */
export async function findStaff(tx: Tx, maker: AccountMaker, id: string): Promise<StaffAccount | null> {
  const row = await tx.staff.findFirst({ where: { AND: [scopeOf(maker), { id }] }, select: SELECT });
  return row && accountOf(row, await notSetUp(tx));
}

export interface NewStaff {
  name: string;
  email: string;
  role: StaffRole;
  cityCode: string | null;
  zoneId: string | null;
  /** The holder's own file as a resident, if known: nobody decides their own or their household's case. */
  residentId?: string | null;
}

/** Makes an account with a temporary password, which is returned once and kept nowhere in clear. */
export async function addStaff(
  tx: Tx,
  maker: AccountMaker,
  account: NewStaff,
  now: Date,
): Promise<{ id: string; password: string }> {
  if (maker.kind === "STAFF" && (account.cityCode !== maker.city || account.zoneId !== null)) {
    throw new AppError("FORBIDDEN");
  }
  const id = newId();
  const password = temporaryPassword();
  try {
    await tx.staff.createMany({ data: { ...account, id, status: "ACTIVE", createdAt: now } });
  } catch (error) {
    if (breaks(error, "email")) throw new AppError("EMAIL_TAKEN", { fields: { email: "emailTaken" } });
    throw error;
  }
  await tx.staffCredential.createMany({
    data: { staffId: id, passwordHash: await hashPassword(password), updatedAt: now },
  });
  await recordStaff(tx, maker, now, "STAFF_ADDED", { ...account, id });
  return { id, password };
}

/** Disabling ends the account's sessions at once, and for good: enabling it again brings none of them back. */
export async function setStaffStatus(
  tx: Tx,
  maker: AccountMaker,
  change: { staffId: string; seenVersion: number; status: "ACTIVE" | "DISABLED" },
  at: { now: Date; machineNow: Date },
): Promise<void> {
  const account = await getOther(tx, maker, change.staffId);
  const { count } = await tx.staff.updateMany({
    where: { AND: [scopeOf(maker), { id: account.id, rowVersion: change.seenVersion }] },
    data: { status: change.status, rowVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("STALE");
  if (change.status === "DISABLED") {
    await tx.$queryRaw`SELECT app_staff_end_sessions(${account.id}::uuid, ${at.machineNow}::timestamptz)`;
  }
  const action = change.status === "DISABLED" ? "STAFF_DISABLED" : "STAFF_ENABLED";
  await recordStaff(tx, maker, at.now, action, account);
}

/** For a lost password or telephone: signs the account out and back to a temporary password, returned once. */
export async function resetStaff(
  tx: Tx,
  maker: AccountMaker,
  change: { staffId: string; seenVersion: number },
  at: { now: Date; machineNow: Date },
): Promise<{ id: string; password: string }> {
  const account = await getOther(tx, maker, change.staffId);
  const { count } = await tx.staff.updateMany({
    where: { AND: [scopeOf(maker), { id: account.id, rowVersion: change.seenVersion }] },
    data: { rowVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("STALE");
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT app_staff_reset(${account.id}::uuid, ${passwordHash}, ${at.machineNow}::timestamptz) AS done`;
  if (row?.done !== true) throw new AppError("NOT_FOUND");
  await recordStaff(tx, maker, at.now, "STAFF_RESET", account);
  return { id: account.id, password };
}

/** Nobody shuts themselves out, or frees themselves of their second factor. */
async function getOther(tx: Tx, maker: AccountMaker, id: string): Promise<StaffAccount> {
  const account = await findStaff(tx, maker, id);
  if (account === null) throw new AppError("NOT_FOUND");
  if (maker.kind === "STAFF" && maker.id === id) throw new AppError("OWN_ACCOUNT");
  return account;
}

function scopeOf(maker: AccountMaker) {
  return maker.kind === "STAFF" ? { cityCode: maker.city } : {};
}

async function notSetUp(tx: Tx): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ staff_id: string }[]>`SELECT staff_id FROM app_staff_not_set_up()`;
  return new Set(rows.map((row) => row.staff_id));
}

type Row = Omit<StaffAccount, "role" | "status" | "setUp"> & { role: string; status: string };

function accountOf(row: Row, waiting: Set<string>): StaffAccount {
  // The two columns have the same closed lists as CHECK constraints.
  return {
    ...row,
    role: row.role as StaffRole,
    status: row.status as StaffAccount["status"],
    setUp: !waiting.has(row.id),
  };
}

async function recordStaff(
  tx: Tx,
  maker: AccountMaker,
  now: Date,
  action: string,
  account: Pick<StaffAccount, "id" | "role" | "email" | "cityCode" | "zoneId">,
): Promise<void> {
  await recordOfficeEvent(tx, maker, now, {
    action,
    subjectKind: "STAFF",
    subjectId: account.id,
    ...(account.cityCode === null ? {} : { cityCode: account.cityCode }),
    ...(account.zoneId === null ? {} : { zoneId: account.zoneId }),
    detail: { role: account.role, email: account.email },
  });
}

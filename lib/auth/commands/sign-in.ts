import { withActor } from "@/lib/db/with-actor";
import { hashesOfIdNumber } from "@/lib/residents/identity";
import { passwordMatches } from "../password";
import { forgetAttempts, minutesToWait } from "../rate-limit";
import { totpStepOf, unsealTotpSecret } from "../totp";
import { systemActor } from "../types";
import { type OpenedSession, openSession, type SignInMoment } from "./open-session";

/**
 * The answers to an attempt. REFUSED says nothing of what was wrong: not whether there is such an account, nor
 * which of password and code it was.
 */
export type SignInAnswer =
  | ({ status: "SIGNED_IN" } & OpenedSession)
  | { status: "REFUSED" }
  | { status: "WAIT"; minutes: number }
  /** The temporary password was right: the account is set up before it gets a session. */
  | { status: "SET_UP"; staffId: string; email: string; passwordHash: string };

export interface AttemptContext extends SignInMoment {
  /** The client's network address. */
  address: string;
  /** The session this browser has now, which the new one takes the place of. */
  replaces: string | null;
}

const SIGN_IN = systemActor("SYSTEM_SIGN_IN");

/** ID number (already read and normalised) and password. */
export async function signInResident(
  typed: { idNumber: string; password: string },
  context: AttemptContext,
): Promise<SignInAnswer> {
  const attempt = { account: `resident:${typed.idNumber}`, address: context.address };
  const minutes = await minutesToWait(attempt);
  if (minutes !== null) return { status: "WAIT", minutes };
  const found = await findResidentByNumber(typed.idNumber);
  const matches = await passwordMatches(found?.passwordHash ?? null, typed.password);
  if (!matches || found === null) return { status: "REFUSED" };
  const opened = await openSession(
    { kind: "RESIDENT", id: found.residentId },
    { method: "PASSWORD", replaces: context.replaces },
    context,
  );
  if (opened === null) return { status: "REFUSED" };
  await forgetAttempts(attempt);
  return { status: "SIGNED_IN", ...opened };
}

/** E-mail (lower case), password and one-time code. */
export async function signInStaff(
  typed: { email: string; password: string; code: string },
  context: AttemptContext,
): Promise<SignInAnswer> {
  const attempt = { account: `staff:${typed.email}`, address: context.address };
  const minutes = await minutesToWait(attempt);
  if (minutes !== null) return { status: "WAIT", minutes };
  const found = await findStaffByEmail(typed.email);
  const matches = await passwordMatches(found?.passwordHash ?? null, typed.password);
  if (!matches || found === null || found.passwordHash === null) return { status: "REFUSED" };
  if (found.totpSecret === null) {
    return {
      status: "SET_UP",
      staffId: found.staffId,
      email: typed.email,
      passwordHash: found.passwordHash,
    };
  }
  const secret = unsealTotpSecret(found.totpSecret, found.staffId);
  const totpStep = totpStepOf(secret, typed.code, context.machineNow);
  if (totpStep === null) return { status: "REFUSED" };
  const opened = await openSession(
    { kind: "STAFF", id: found.staffId },
    { method: "PASSWORD", replaces: context.replaces, totpStep },
    context,
  );
  if (opened === null) return { status: "REFUSED" };
  await forgetAttempts(attempt);
  return { status: "SIGNED_IN", ...opened };
}

/** The account behind an ID number, under whichever key version it was registered. */
export function findResidentByNumber(
  idNumber: string,
): Promise<{ residentId: string; passwordHash: string | null } | null> {
  return withActor(SIGN_IN, async (tx) => {
    for (const hash of hashesOfIdNumber(idNumber)) {
      const rows = await tx.$queryRaw<{ resident_id: string; password_hash: string | null }[]>`
        SELECT resident_id, password_hash FROM app_resident_sign_in(${hash})`;
      const [row] = rows;
      if (row) return { residentId: row.resident_id, passwordHash: row.password_hash };
    }
    return null;
  });
}

/** The active account with this address. */
export function findStaffByEmail(email: string): Promise<{
  staffId: string;
  passwordHash: string | null;
  totpSecret: Uint8Array | null;
} | null> {
  return withActor(SIGN_IN, async (tx) => {
    const rows = await tx.$queryRaw<
      { staff_id: string; password_hash: string | null; totp_secret: Uint8Array | null }[]
    >`SELECT staff_id, password_hash, totp_secret FROM app_staff_sign_in(${email})`;
    const [row] = rows;
    return row
      ? { staffId: row.staff_id, passwordHash: row.password_hash, totpSecret: row.totp_secret }
      : null;
  });
}

import { hashPassword } from "@/lib/auth/password";
import { newTotpSecret, sealTotpSecret, totpCode } from "@/lib/auth/totp";
import { newId } from "@/lib/ids";
import type { World } from "../support/world";

export const PASSWORD = "seven quiet herons";

/** The instant at which the tests sign in. Codes and sessions go by the machine's clock, which they hand in. */
export const NOW = new Date("2026-11-23T02:00:10.000Z");

export function later(minutes: number, from = NOW): Date {
  return new Date(from.getTime() + minutes * 60_000);
}

/** The context of an attempt from an address of its own, so that tests do not use up each other's attempts. */
export function attempt(machineNow = NOW, address = `test ${newId()}`, replaces: string | null = null) {
  return { now: machineNow, machineNow, address, replaces };
}

export async function giveResidentPassword(world: World, residentId: string): Promise<void> {
  await world.owner.query(
    "INSERT INTO resident_credential (resident_id, password_hash, updated_at) VALUES ($1, $2, $3)",
    [residentId, await hashPassword(PASSWORD), NOW],
  );
}

export interface TestStaff {
  id: string;
  email: string;
  /** The code of a moment. */
  code(at?: Date): string;
}

/** Gives a member of staff a password and a code generator. */
export async function giveStaffCredential(world: World, staffId: string): Promise<TestStaff> {
  const secret = newTotpSecret();
  const sealed = Buffer.from(sealTotpSecret(secret, staffId));
  await world.owner.query(
    "INSERT INTO staff_credential (staff_id, password_hash, totp_secret, updated_at) VALUES ($1, $2, $3, $4)",
    [staffId, await hashPassword(PASSWORD), sealed, NOW],
  );
  const [row] = await world.rows<{ email: string }>("SELECT email FROM staff WHERE id = $1", [staffId]);
  return { id: staffId, email: row?.email ?? "", code: (at = NOW) => totpCode(secret, at) };
}

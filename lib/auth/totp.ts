import { Secret, TOTP } from "otpauth";
import { env } from "@/lib/env";
import { parseKeyring } from "@/lib/residents/keyring";
import { seal, unseal } from "@/lib/residents/sealing";

const PERIOD_SECONDS = 30;
/** One step either way: telephones' clocks are rarely exact (RFC 6238 §5.2). */
const WINDOW = 1;

/** A new one-time-code secret, base32. 160 bits: RFC 4226 §4, R6. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address a generator app reads from the QR code. */
export function totpUri(secret: string, account: string, issuer: string): string {
  return generator(secret, account, issuer).toString();
}

/** The code of this instant: for a demonstration's sign-ins and tests. */
export function totpCode(secret: string, at: Date): string {
  return generator(secret).generate({ timestamp: at.getTime() });
}

/** The time step the code belongs to, or null when it is not a code of now. Each step is good once (`totp_use`). */
export function totpStepOf(secret: string, code: string, at: Date): bigint | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = generator(secret).validate({ token, timestamp: at.getTime(), window: WINDOW });
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta);
}

/** The secret as it is kept: encrypted, and bound to the account's row. */
export function sealTotpSecret(secret: string, staffId: string): Uint8Array<ArrayBuffer> {
  return seal(Buffer.from(secret, "utf8"), context(staffId), ring());
}

export function unsealTotpSecret(envelope: Uint8Array, staffId: string): string {
  return Buffer.from(unseal(envelope, context(staffId), ring())).toString("utf8");
}

function generator(secret: string, label = "", issuer = ""): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, period: PERIOD_SECONDS, digits: 6 });
}

const context = (staffId: string) => `staff_credential.totp_secret:${staffId}`;
const ring = () => parseKeyring(env().HUTONG_ID_ENCRYPTION_KEYS);

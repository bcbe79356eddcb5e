import { generateHolderKey, type PublicJwk } from "@/lib/permits/credential";
import { proveKey } from "@/lib/permits/issuing/phone-proof";
import type { Selectable } from "./selection";
import { keepStored, type StoredPermit } from "./stored";

export type PhoneRequestInput = { permitNumber: string; jwk: PublicJwk; proof: string; deviceName: string };

export type IssueAnswer =
  | {
      ok: true;
      credentialId: string;
      token: string;
      issuedAtMs: number;
      expiresAtMs: number;
      can: Selectable;
    }
  | { ok: false; code: string };

export type IssueOnServer = (request: PhoneRequestInput) => Promise<IssueAnswer>;

/**
 * Gets the permit onto this phone. A key that is here already is used again, so that the server knows the phone and
 * replaces what it had; else the browser makes one whose private half nobody can read, this page included.
 */
export async function obtainPermit(
  issue: IssueOnServer,
  { permitNumber, nonce, deviceName }: { permitNumber: string; nonce: string; deviceName: string },
  before: StoredPermit | null,
): Promise<{ permit: StoredPermit } | { code: string }> {
  const holder = before === null ? await generateHolderKey() : { publicJwk: before.jwk, key: before.key };
  const proof = await proveKey(nonce, holder.key);
  const answer = await issue({ permitNumber, jwk: holder.publicJwk, proof, deviceName });
  if (!answer.ok) return { code: answer.code };
  const { ok: _ok, ...issued } = answer;
  const permit = { ...issued, permitNumber, deviceName, key: holder.key, jwk: holder.publicJwk };
  await keepStored(permit);
  return { permit };
}

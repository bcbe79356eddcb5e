import { createHmac, timingSafeEqual } from "node:crypto";
import type { PublicJwk } from "@/lib/permits/credential";
import { isSignedBy, readJws } from "@/lib/permits/credential/jws";
import { PHONE_NONCE_LASTS } from "./lifetimes";
import { PHONE_KEY_TYPE } from "./phone-proof";

type For = { sessionId: string; permitNumber: string };

/** What a phone signs to show that it has the key: good for an hour, in this session, for this permit. */
export function phoneNonce(who: For, now: Date, secret: string): string {
  const until = String(now.getTime() + PHONE_NONCE_LASTS * 1000);
  return `${until}.${macOf(who, until, secret)}`;
}

function isOurs(nonce: string, who: For, now: Date, secret: string): boolean {
  const [until = "", mac = ""] = nonce.split(".");
  const expected = Buffer.from(macOf(who, until, secret));
  const given = Buffer.from(mac);
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && Number(until) > now.getTime()
  );
}

function macOf({ sessionId, permitNumber }: For, until: string, secret: string): string {
  return createHmac("sha256", secret)
    .update(`phone-key ${sessionId} ${permitNumber} ${until}`)
    .digest("base64url");
}

/** Whether whoever sent this public key holds its private half, and was asked by us just now. */
export async function provesKey(
  { proof, jwk }: { proof: string; jwk: PublicJwk },
  who: For,
  now: Date,
  secret: string,
): Promise<boolean> {
  const jws = readJws(proof, [PHONE_KEY_TYPE]);
  if ("fault" in jws || typeof jws.payload.nonce !== "string") return false;
  return isOurs(jws.payload.nonce, who, now, secret) && (await isSignedBy(jws.text, jwk));
}

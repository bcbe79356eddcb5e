import { createHmac } from "node:crypto";
import { Secret } from "otpauth";
import { activeKey, type Keyring } from "@/lib/residents/keyring";

// Drawn from this installation's own key, so that they differ everywhere and yet come out the same when the
// file of sign-ins must be written again.
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 16;

/** A demonstration account's password, in groups of four. */
export function demoPassword(key: string, ring: Keyring): string {
  const bytes = draw("password", key, ring);
  // 256 is no multiple of 31: the bias is a hundredth of a bit, and this guards invented people only.
  const letters = Array.from({ length: LENGTH }, (_, at) =>
    LETTERS.charAt((bytes[at] ?? 0) % LETTERS.length),
  );
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** A demonstration account's one-time-code secret, base32. */
export function demoTotpSecret(key: string, ring: Keyring): string {
  return new Secret({ buffer: new Uint8Array(draw("one-time code", key, ring).subarray(0, 20)).buffer })
    .base32;
}

function draw(use: string, key: string, ring: Keyring): Buffer {
  return createHmac("sha256", activeKey(ring)).update(`demonstration ${use}: ${key}`, "utf8").digest();
}

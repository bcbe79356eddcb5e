import { SDJwtInstance } from "@sd-jwt/core";
import { base64url, bytesOfBase64url, hasherOfTexts, isObject, type Json, jsonOf, sha256 } from "./encoding";
import type { Jws } from "./jws";

/**
 * The claims that the disclosures open (RFC 9901 §7.1), or null if one of them is malformed, stands twice, or is
 * named by no digest. The library puts them in place and is lenient in all of that, so it is checked first.
 */
export async function claimsWith(
  { text: jws, payload }: Jws,
  disclosures: readonly string[],
): Promise<Json | null> {
  if (payload._sd_alg !== "sha-256") return null;
  const opened = disclosures.map(opening);
  if (opened.some((one) => one === null)) return null;
  const named = [payload, ...opened.map((one) => one?.value)].flatMap(digestsIn);
  if (named.some((digest) => typeof digest !== "string") || new Set(named).size !== named.length) return null;
  const given = await Promise.all(disclosures.map(async (text) => base64url(await sha256(text))));
  if (new Set(given).size !== given.length || given.some((digest) => !named.includes(digest))) return null;
  const claims = await new SDJwtInstance({ hasher: hasherOfTexts }).getClaims(
    [jws, ...disclosures, ""].join("~"),
  );
  return isObject(claims) ? claims : null;
}

/** Names that would be read as something else than a claim. */
const NOT_NAMES = new Set(["_sd", "...", "_sd_alg", "__proto__"]);

function opening(text: string): { name: string; value: unknown } | null {
  const bytes = bytesOfBase64url(text);
  const parts = bytes && jsonOf(bytes);
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [salt, name, value] = parts;
  if (typeof salt !== "string" || typeof name !== "string" || NOT_NAMES.has(name)) return null;
  return { name, value };
}

/** Every entry of every `_sd`, at any depth. */
function digestsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(digestsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "_sd" ? (Array.isArray(inner) ? inner : [inner]) : digestsIn(inner),
  );
}

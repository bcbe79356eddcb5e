import { SDJwtInstance } from "@sd-jwt/core";
import { bytesOfBase64url, digestOf, hasherOfTexts, isObject, type Json, jsonOf } from "./encoding";
import type { Jws } from "./jws";

/**
 * The claims that the disclosures open (RFC 9901 §7.1), or null if one of them is malformed, stands twice, is named by
 * no digest, or would take the place of another claim. The library puts them in place and lets all of that pass, so it
 * is checked first.
 */
export async function claimsWith(
  { text: jws, payload }: Jws,
  disclosures: readonly string[],
): Promise<Json | null> {
  if (payload._sd_alg !== "sha-256") return null;
  const names = new Map<string, string>();
  const values: unknown[] = [];
  for (const text of disclosures) {
    const opened = opening(text);
    const digest = digestOf(text);
    if (opened === null || names.has(digest)) return null;
    names.set(digest, opened.name);
    values.push(opened.value);
  }
  const hidden = [payload, ...values].flatMap(hiddenIn);
  const digests = hidden.flatMap((one) => one.digests);
  const named = new Set(digests);
  if (named.size !== digests.length || digests.some((digest) => typeof digest !== "string")) return null;
  if ([...names.keys()].some((digest) => !named.has(digest))) return null;
  if (hidden.some(({ beside, digests }) => hasTwice([...beside, ...namesOf(digests, names)]))) return null;
  const library = new SDJwtInstance({ hasher: hasherOfTexts });
  const claims = await library.getClaims([jws, ...disclosures, ""].join("~"));
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

/** What each object hides by its `_sd`, at any depth, and the names that stand open beside it. */
function hiddenIn(value: unknown): { digests: unknown[]; beside: string[] }[] {
  if (Array.isArray(value)) return value.flatMap(hiddenIn);
  if (!isObject(value)) return [];
  const { _sd: digests = [], ...open } = value;
  const here = { digests: Array.isArray(digests) ? digests : [digests], beside: Object.keys(open) };
  return [here, ...Object.values(open).flatMap(hiddenIn)];
}

function namesOf(digests: unknown[], names: ReadonlyMap<string, string>): string[] {
  return digests.flatMap((digest) => (typeof digest === "string" ? (names.get(digest) ?? []) : []));
}

const hasTwice = (names: string[]): boolean => new Set(names).size !== names.length;

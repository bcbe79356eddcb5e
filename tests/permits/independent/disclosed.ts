import { createHash } from "node:crypto";
import { isPart, json, type Part, unbase64 } from "./jws";

/** RFC 9901 §7.1 by hand: every disclosure used once, every digest named once; null where that fails. */
export function withDisclosures(payload: Part, disclosures: string[]): Part | null {
  if (payload._sd_alg !== "sha-256") return null;
  const left = new Map<string, { name: string; value: unknown }>();
  for (const text of disclosures) {
    const parts = json(unbase64(text));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [salt, name, value] = parts as unknown[];
    if (typeof salt !== "string" || typeof name !== "string") return null;
    if (["_sd", "...", "_sd_alg", "__proto__"].includes(name)) return null;
    left.set(createHash("sha256").update(text).digest("base64url"), { name, value });
  }
  if (left.size !== disclosures.length) return null;
  const seen = new Set<string>();
  let isSound = true;
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (!isPart(value)) return value;
    const { _sd: digests, ...open } = value;
    const entries = Object.entries(open).map(([name, inner]) => [name, filled(inner)] as const);
    for (const digest of digests === undefined ? [] : Array.isArray(digests) ? digests : [digests]) {
      if (typeof digest !== "string" || seen.has(digest)) {
        isSound = false;
        continue;
      }
      seen.add(digest);
      const found = left.get(digest);
      left.delete(digest);
      if (found && entries.some(([name]) => name === found.name)) isSound = false;
      if (found) entries.push([found.name, filled(found.value)]);
    }
    return Object.fromEntries(entries);
  };
  const { _sd_alg: _alg, ...rest } = payload;
  const whole = filled(rest);
  return isSound && left.size === 0 && isPart(whole) ? whole : null;
}

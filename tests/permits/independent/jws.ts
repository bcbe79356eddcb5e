import { createPublicKey, verify } from "node:crypto";

/**
 * A second reading of the formats in docs/signed-permits.md, with nothing of the product's and no JOSE library: only
 * Node's own crypto and zlib. It exists to disagree with the product if the product is wrong.
 */

export type Ec = { x: string; y: string };
export type Part = Record<string, unknown>;

/** Bytes of canonical base64url, or null. */
export function unbase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return text !== "" && bytes.toString("base64url") === text ? bytes : null;
}

export function json(bytes: Buffer | null): unknown {
  if (bytes === null) return undefined;
  const text = bytes.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(bytes)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isPart = (value: unknown): value is Part =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** ECDSA on P-256 with SHA-256 over the first two parts, the third being r and s of 32 bytes each. */
export function verifiesEs256(jws: string, { x, y }: Ec): boolean {
  const [header = "", payload = "", signature = "", ...more] = jws.split(".");
  const bytes = unbase64(signature);
  const head = json(unbase64(header));
  if (more.length > 0 || bytes?.length !== 64 || unbase64(payload) === null) return false;
  if (!isPart(head) || head.alg !== "ES256" || "crit" in head) return false;
  try {
    const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    return verify("sha256", Buffer.from(`${header}.${payload}`), { key, dsaEncoding: "ieee-p1363" }, bytes);
  } catch {
    return false;
  }
}

/** Header and payload of a JWS of this type, with no other header than algorithm, type and key. */
export function opened(jws: string, typ: string): { kid: unknown; payload: Part } | null {
  const parts = jws.split(".").map(unbase64);
  const [header, payload] = [json(parts[0] ?? null), json(parts[1] ?? null)];
  if (parts.length !== 3 || parts[2]?.length !== 64 || !isPart(header) || !isPart(payload)) return null;
  const { alg, typ: type, kid, ...more } = header;
  const isOurs = alg === "ES256" && type === typ && Object.keys(more).length === 0;
  return isOurs && (kid === undefined || typeof kid === "string") ? { kid, payload } : null;
}

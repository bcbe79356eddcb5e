import { createHash } from "node:crypto";
import { HTTP_MAX_AGE } from "./lifetimes";

/** Answers of what is public and signed: for every origin, without a session, kept for a minute by what lies between. */

export const STATUS_LIST_MEDIA = "application/statuslist+jwt";
export const JWKS_MEDIA = "application/jwk-set+json";
export const JOSE_MEDIA = "application/jose";

const COMMON = {
  // Another operator's checker reads it from a page of its own.
  "access-control-allow-origin": "*",
  "cache-control": `public, max-age=${HTTP_MAX_AGE}, must-revalidate`,
  "x-content-type-options": "nosniff",
};

/** The text, or 304 for who has it already. */
export function answer(request: Request, text: string, media: string): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const known = (request.headers.get("if-none-match") ?? "").split(/\s*,\s*/);
  const headers = { ...COMMON, etag };
  if (known.some((one) => one.replace(/^W\//, "") === etag || one === "*")) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, { headers: { ...headers, "content-type": media } });
}

/** Not kept by anything: a city may sign its first permit in a minute. */
export const nothingHere = (): Response =>
  new Response(null, { status: 404, headers: { ...COMMON, "cache-control": "no-store" } });

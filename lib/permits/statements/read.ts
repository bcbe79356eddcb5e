import { readStatement, type Statement, type TrustList } from "../credential";
import { bytesOfBase64url, isObject, type Json, jsonOf } from "../credential/encoding";
import { issuerIn } from "../credential/trust-list";
import type { Refusal } from "./answers";
import type { HeardList } from "./trusted-operators";

/** Facts change: what was stated longer ago is asked for anew. The issuing city may say less. */
export const MAX_AGE_DAYS = 90;

/** As many bytes as a statement of the most records can have. */
export const LARGEST_STATEMENT = 2_000_000;

/** Whose signatures count here: our own cities', and those of the operators that the installation trusts. */
export interface Trust {
  own: TrustList | null;
  others: readonly HeardList[];
}

export type Reading =
  | { statement: Statement; isOurs: boolean }
  | { refusal: Refusal; values?: Record<string, string | number> };

/** Reads a statement as it was handed in. What is certain of it comes before what is only missing here. */
export async function readHandedIn(text: string, trust: Trust, now: Date): Promise<Reading> {
  const given = text.replace(/^\ufeff/, "").trim();
  if (given === "") return { refusal: "EMPTY" };
  if (given.startsWith("%PDF")) return { refusal: "PDF" };
  const payload = partOf(given, 1);
  const { list, isOurs } = listFor(payload?.iss, trust);
  const read = await readStatement(given, { trustList: list, now, maxAgeDays: MAX_AGE_DAYS });
  if (read.statement !== null) return { statement: read.statement, isOurs };
  if (read.answer === "EXPIRED") {
    const hasEnded = typeof payload?.exp === "number" && payload.exp * 1000 <= now.getTime();
    return hasEnded ? { refusal: "EXPIRED" } : { refusal: "TOO_OLD", values: { days: MAX_AGE_DAYS } };
  }
  if (read.answer === "NOT_YET_VALID") return { refusal: "NOT_YET_VALID" };
  // A token without a signature, or with one of another kind, is first of all not spelt as one of ours.
  if (read.reason === "ENCODING" && namesAnotherAlgorithm(given)) return { refusal: "ALGORITHM" };
  // A statement bears no status and no proof, so nothing else is left of the reasons.
  return { refusal: read.reason as Refusal };
}

/** The list that knows the named city. Where none does, one that is in date may call it unknown. */
function listFor(iss: unknown, { own, others }: Trust): { list: TrustList | null; isOurs: boolean } {
  if (own !== null && issuerIn(own, iss) !== undefined) return { list: own, isOurs: true };
  const knows = others.find((list) => list !== null && issuerIn(list, iss) !== undefined);
  if (knows !== undefined) return { list: knows, isOurs: false };
  const isMissing = own === null || others.includes(null);
  return { list: isMissing ? null : oldestOf([own, ...others]), isOurs: false };
}

function oldestOf(lists: readonly HeardList[]): TrustList | null {
  const oldestFirst = lists
    .filter((list) => list !== null)
    .sort((one, other) => Date.parse(one.nextUpdate) - Date.parse(other.nextUpdate));
  return oldestFirst[0] ?? null;
}

function namesAnotherAlgorithm(text: string): boolean {
  const header = partOf(text, 0);
  return typeof header?.alg === "string" && header.alg !== "ES256";
}

/** A part of a token as it stands there, believed in nothing. */
function partOf(text: string, index: number): Json | null {
  const bytes = bytesOfBase64url(text.split(".", 3)[index] ?? "");
  const json = bytes && jsonOf(bytes);
  return isObject(json) ? json : null;
}

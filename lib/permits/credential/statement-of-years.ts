import * as z from "zod";
import { cannotTell, type Fault, forged } from "./answers";
import { seconds } from "./claims";
import { randomText, secondsOf } from "./encoding";
import { readJws, signJws } from "./jws";
import type { SigningKey } from "./keys";
import { trustListFault } from "./knowledge";
import { OPEN_POLICY, type Policy } from "./policy";
import type { TrustList } from "./trust-list";
import { signerOf, withoutTrustList } from "./verify-issuer";

/**
 * A person's dated records in one city, signed by that city, for the person to carry to another. Facts, never
 * verdicts: what a record is worth, the city that reads it computes by its own rules.
 */

export const STATEMENT_TYPE = "hutong-years+jwt";

const day = z.iso.date();
const text = z.string().min(1).max(300);

/** A record that the city has verified. It counts in the city that signed; `place` is where in it the record arose. */
export const statedRecord = z.strictObject({
  /** The city's own number for it, so that the same record is known again. */
  id: text,
  kind: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
  /** A town has nine digits (GB/T 10114). */
  place: z.string().regex(/^\d{6}(\d{3})?$/),
  startOn: day,
  /** Inclusive; null while it goes on. */
  endOn: day.nullable(),
  tags: z.array(z.string().max(60)).max(40),
  /** Where the city has it from. */
  source: text,
  verifiedOn: day,
});
export type StatedRecord = z.infer<typeof statedRecord>;

const claims = z.strictObject({
  iss: z.url(),
  iat: seconds,
  exp: seconds,
  /** So that the same statement is not imported twice. */
  jti: z.string().min(16).max(64),
  person: z.strictObject({ name: text, idNumber: z.string().regex(/^\d{17}[\dX]$/) }),
  /** The records as they stood on this day. */
  asOf: day,
  records: z
    .array(statedRecord)
    .max(2_000)
    .refine((records) => records.every(({ startOn, endOn }) => endOn === null || startOn <= endOn)),
});
type Claims = z.infer<typeof claims>;

export type Statement = Pick<Claims, "iss" | "jti" | "person" | "asOf" | "records"> & {
  cityCode: string;
  issuedAt: Date;
};

/** Two thousand records, written at length, have about this many characters. */
const MAX_STATEMENT = 2_000_000;

/** Throws for facts that do not hold together. */
export async function issueStatement(
  facts: Pick<Claims, "person" | "asOf" | "records">,
  { iss, key, issuedAt, expiresAt }: { iss: string; key: SigningKey; issuedAt: Date; expiresAt: Date },
): Promise<string> {
  const content = { iss, iat: secondsOf(issuedAt), exp: secondsOf(expiresAt), jti: randomText(16), ...facts };
  return signJws(STATEMENT_TYPE, claims.parse(content), key);
}

export type StatementVerdict =
  | { answer: "VALID"; reason: null; statement: Statement }
  | (Fault & { statement: null });

/** `maxAgeDays` is the reading city's: records change, and an old statement says nothing of what was corrected since. */
export async function readStatement(
  text: string,
  {
    trustList,
    now,
    maxAgeDays,
    policy = OPEN_POLICY,
  }: { trustList: TrustList | null; now: Date; maxAgeDays: number; policy?: Policy },
): Promise<StatementVerdict> {
  const read = await statementIn(text, trustList, now, policy);
  if ("answer" in read) return { ...read, statement: null };
  const { exp, iat, issuer, ...rest } = read;
  const at = now.getTime() / 1000;
  const fault = (answer: "EXPIRED" | "NOT_YET_VALID") => ({ answer, reason: null, statement: null });
  if (exp + policy.skew <= at || iat + maxAgeDays * 86_400 + policy.skew <= at) return fault("EXPIRED");
  if (iat - policy.skew > at) return fault("NOT_YET_VALID");
  const listFault = trustList && trustListFault(trustList, now, policy);
  if (listFault) return { ...listFault, statement: null };
  const statement = { ...rest, cityCode: issuer.cityCode, issuedAt: new Date(iat * 1000) };
  return { answer: "VALID", reason: null, statement };
}

async function statementIn(text: string, trust: TrustList | null, now: Date, policy: Policy) {
  if (text.length > MAX_STATEMENT) return cannotTell("TOO_LARGE");
  const jws = readJws(text.trim(), [STATEMENT_TYPE]);
  if ("fault" in jws) return jws.fault === "NOT_THREE_PARTS" ? cannotTell("UNREADABLE") : forged(jws.fault);
  if (trust === null) return withoutTrustList;
  const signer = await signerOf(jws, trust, now, policy);
  if ("answer" in signer) return signer;
  const content = claims.safeParse(jws.payload);
  return content.success ? { ...content.data, issuer: signer.issuer } : forged("CONTENT");
}

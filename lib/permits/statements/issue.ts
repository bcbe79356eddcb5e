import { createHash } from "node:crypto";
import { recordEvent } from "@/lib/audit/log";
import type { ResidentActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { findResident } from "@/lib/residents/queries";
import { issueStatement, type StatedRecord } from "../credential";
import { citySigner } from "../issuing/signer";
import { listStatableRecords } from "./facts";
import { idNumberOf } from "./is-about";

/** A statement's own end. Who reads it takes it for less (MAX_AGE_DAYS in read.ts). */
const LASTS_MS = 180 * 86_400_000;

export interface StatementFacts {
  cityCode: string;
  person: { name: string; idNumber: string };
  asOf: Day;
  records: readonly StatedRecord[];
}

interface Wanted {
  residentId: string;
  cityCode: string;
}

interface At {
  now: Date;
  today: Day;
}

/**
 * The city's signed statement of the person's records in it. The key is had first, in a transaction of its own: the
 * person never has sight of it.
 */
export async function issueYearsStatement(actor: ResidentActor, wanted: Wanted, at: At): Promise<string> {
  // A city that has nothing to say of this person is not made to sign.
  await withActor(actor, (tx) => factsOf(tx, wanted, at));
  const { iss, key } = await citySigner(wanted.cityCode, at.now);
  return withActor(actor, async (tx) => {
    const { person, asOf, records } = await factsOf(tx, wanted, at);
    const expiresAt = new Date(at.now.getTime() + LASTS_MS);
    const facts = { person, asOf, records: [...records] };
    const token = await issueStatement(facts, { iss, key, issuedAt: at.now, expiresAt });
    const tokenSha256 = createHash("sha256").update(token).digest("hex");
    await tell(tx, actor, wanted, { action: "STATEMENT_ISSUED", detail: { tokenSha256 } }, at.now);
    return token;
  });
}

/** What the statement says, for the page that people read. */
export async function printYearsStatement(
  tx: Tx,
  actor: ResidentActor,
  wanted: Wanted,
  at: At,
): Promise<StatementFacts> {
  const facts = await factsOf(tx, wanted, at);
  await tell(tx, actor, wanted, { action: "STATEMENT_PRINTED", detail: {} }, at.now);
  return facts;
}

async function factsOf(tx: Tx, { residentId, cityCode }: Wanted, at: At): Promise<StatementFacts> {
  const person = await findResident(tx, residentId);
  const records = person && (await listStatableRecords(tx, residentId)).get(cityCode);
  if (person === null || !records) throw new AppError("NOT_FOUND");
  const idNumber = await idNumberOf(tx, residentId);
  return { cityCode, person: { name: person.name, idNumber }, asOf: at.today, records };
}

function tell(
  tx: Tx,
  actor: ResidentActor,
  { residentId, cityCode }: Wanted,
  { action, detail }: { action: string; detail: Record<string, string> },
  now: Date,
): Promise<void> {
  const subject = { subjectKind: "STATEMENT" as const, subjectId: cityCode };
  return recordEvent(tx, actor, now, {
    residentId,
    action,
    ...subject,
    detail: { city: cityCode, ...detail },
  });
}

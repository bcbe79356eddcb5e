import { createHash } from "node:crypto";
import { recordEvent } from "@/lib/audit/log";
import { type DeskActor, type ResidentActor, systemActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { withinAs } from "@/lib/db/within-as";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { maskName } from "@/lib/residents/mask";
import { findResident } from "@/lib/residents/queries";
import type { Statement } from "../credential";
import type { Refusal } from "./answers";
import { cityOrNull, fitnessOf } from "./fitness";
import { isAbout } from "./is-about";
import { ledgerForComparison, listDecidedImports, listTakenStatements } from "./queries";
import { type Reading, readHandedIn, type Trust } from "./read";
import { settled } from "./settle";
import { outcomeOf } from "./stored";
import type { Settled, TakenStatement } from "./types";
import { writeSettled } from "./write";

interface At {
  now: Date;
  today: Day;
}

/** Where a form shows what is wrong: a file that was sent, or the text that was pasted. */
type Field = "file" | "text";

/**
 * Takes a statement into the file of somebody in the actor's sight: all of it in one transaction, or nothing. The
 * records are written by the system and not by the person, who could not make a verified one. Returns the import's id.
 */
export async function takeInStatement(
  tx: Tx,
  actor: ResidentActor | DeskActor,
  { residentId, text, field, trust }: { residentId: string; text: string; field: Field; trust: Trust },
  at: At,
): Promise<string> {
  if ((await findResident(tx, residentId)) === null) throw new AppError("NOT_FOUND");
  const reading = await readHandedIn(text, trust, at.now);
  if ("refusal" in reading) throw refused(field, reading.refusal, reading.values);
  const tokenSha256 = createHash("sha256").update(text.trim()).digest("hex");
  return withinAs(tx, systemActor("SYSTEM_STATEMENT", residentId), () =>
    takenIn(tx, { residentId, reading, tokenSha256, field, importedById: actor.id }, at),
  );
}

type Handed = {
  residentId: string;
  reading: Extract<Reading, { statement: Statement }>;
  tokenSha256: string;
  field: Field;
  importedById: string;
};

async function takenIn(tx: Tx, handed: Handed, at: At): Promise<string> {
  const { residentId, field } = handed;
  const { statement, isOurs } = handed.reading;
  // One statement at a time into one file: two that say the same would else both find it new.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`statement ${residentId}`}, 0))`;
  const { iss: issuer, jti, asOf, issuedAt, records } = statement;
  const taken = await listTakenStatements(tx, residentId);
  const before = taken.find((one) => one.issuer === issuer && one.jti === jti);
  if (before) throw refused(field, "ALREADY", { at: before.importedAt.getTime() });
  const person = await isAbout(tx, residentId, statement.person);
  if (person === null) throw refused(field, "OTHER_PERSON");
  const cityCode = await cityOrNull(tx, statement.cityCode, at.today);
  if (cityCode === null) throw refused(field, "ISSUER_NOT_LISTED");
  const life = { cityCode, birthOn: person.birthOn, today: at.today };
  const compared = settled(records, {
    ...{ issuedAt, cityCode, isOurs },
    ledger: await ledgerForComparison(tx, residentId),
    earlier: await earlierOf(tx, residentId, taken, issuer),
    unfit: await fitnessOf(tx, records, life),
  });
  const id = newId();
  const written = await writeSettled(tx, { residentId, cityCode, compared }, at.now);
  await tx.statementImport.createMany({
    data: {
      ...{ residentId, id, issuer, jti, cityCode, tokenSha256: handed.tokenSha256 },
      asOf: toDate(asOf),
      outcome: outcomeOf(issuedAt, written),
      importedById: handed.importedById,
      importedAt: at.now,
    },
  });
  if (written.some(({ outcome }) => outcome === "CONFLICT")) {
    await askAClerk(tx, { residentId, cityCode, importId: id, name: person.name }, at.now);
  }
  await recordEvent(tx, systemActor("SYSTEM_STATEMENT", residentId), at.now, {
    residentId,
    action: "STATEMENT_TAKEN_IN",
    subjectKind: "STATEMENT",
    subjectId: id,
    detail: { city: cityCode, issuer, handedInBy: handed.importedById, ...counted(written) },
  });
  return id;
}

async function earlierOf(tx: Tx, residentId: string, taken: readonly TakenStatement[], issuer: string) {
  const decided = await listDecidedImports(tx, residentId);
  return taken
    .filter((one) => one.issuer === issuer)
    .map(({ id, issuedAt, records }) => ({ issuedAt, records, isDecided: decided.has(id) }));
}

/** One task for all the conflicts of a statement, in the city whose records they are. */
function askAClerk(
  tx: Tx,
  {
    residentId,
    cityCode,
    importId,
    name,
  }: { residentId: string; cityCode: string; importId: string; name: string },
  now: Date,
) {
  return tx.workItem.createMany({
    data: {
      ...{ residentId, cityCode, importId },
      id: newId(),
      kind: "STATEMENT",
      subjectLabel: maskName(name),
      state: "CONFLICT",
      waitingFor: "CLERK",
      createdAt: now,
      updatedAt: now,
    },
  });
}

function counted(records: readonly Settled[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of records) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function refused(field: Field, refusal: Refusal, values?: Record<string, string | number>): AppError {
  return new AppError("INVALID", {
    fields: { [field]: `statement.${refusal}` },
    ...(values ? { values } : {}),
  });
}

import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { findBundle, getKeptBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { assess } from "@/lib/residents/assessment";
import { findResident, listLedger } from "@/lib/residents/queries";
import type { Answer, Case } from "@/lib/rules";
import type { TransferCase } from "./types";

export interface CaseAssessment {
  bundle: PreparedBundle;
  /** The case document the answer was computed from. */
  document: Case;
  answer: Answer;
  /** The ledger records it rests on. */
  evidenceIds: string[];
}

/**
 * The calculation of a case: under the rules and on the day of its acceptance once it is accepted, with
 * today's and those in force before. Only what a clerk has verified counts.
 */
export async function assessTransfer(tx: Tx, transfer: TransferCase, today: Day): Promise<CaseAssessment> {
  const bundle = transfer.bundleSha256
    ? await getKeptBundle(tx, transfer.bundleSha256)
    : await findBundle(tx, transfer.zoneId);
  const person = await findResident(tx, transfer.residentId);
  if (!bundle || !person) throw new AppError("NOT_FOUND");
  const records = await listLedger(tx, transfer.residentId);
  const facts = { birthOn: person.birthOn, attributes: transfer.answers.attributes, records };
  const question = {
    destination: transfer.destinationCity,
    on: transfer.acceptedOn ?? today,
    evidence: "verified" as const,
  };
  return { bundle, ...assess(bundle, facts, question), evidenceIds: records.map((record) => record.id) };
}

import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { listCaseDocuments, listRecordDocuments } from "@/lib/residents/documents";
import { listLedgerEntries } from "@/lib/residents/ledger-entries";
import { findRegistration, findResident } from "@/lib/residents/queries";
import {
  findStepContext,
  listCaseEvents,
  listCertificates,
  listDecisions,
  listSupplements,
  openTransfer,
} from "@/lib/transfers/queries";
import { findCaseItem } from "@/lib/transfers/queue";
import { colleagueNames, listColleagues } from "@/lib/transfers/staff-names";
import { calculationOf } from "./calculation";

/** Everything a case's page shows, with the look in the log; null for a case that is not open to the actor. */
export async function loadCase(tx: Tx, actor: DeskActor, reference: string) {
  const today = clock.today();
  const opened = await openTransfer(tx, actor, reference, clock.now());
  const person = opened && (await findResident(tx, opened.transfer.residentId));
  if (!opened || !person) return null;
  const { transfer, party } = opened;
  const { standing: ledger } = await listLedgerEntries(tx, transfer.residentId);
  const chain = ledger.flatMap(({ record, earlier }) => [record.id, ...earlier.map((one) => one.id)]);
  const registration = await findRegistration(tx, transfer.residentId);
  const events = await listCaseEvents(tx, transfer);
  const decisions = await listDecisions(tx, transfer);
  const codes = [
    ...[actor.city, transfer.originCity, transfer.destinationCity, registration?.cityCode ?? actor.city],
    ...ledger.flatMap(({ record }) => [record.placeCode, record.cityCode]),
    ...events.map((event) => event.cityCode ?? actor.city),
    ...decisions.map((decision) => decision.decidedCity),
  ];
  return {
    ...{ transfer, party, person, registration, ledger, events, decisions, today },
    calculation: await calculationOf(tx, transfer, decisions, today),
    papers: await listCaseDocuments(tx, transfer),
    evidence: await listRecordDocuments(tx, transfer.residentId, chain),
    supplements: await listSupplements(tx, transfer),
    certificates: await listCertificates(tx, transfer),
    context: await findStepContext(tx, actor, transfer),
    item: await findCaseItem(tx, actor, transfer.id),
    kinds: await listEvidenceKinds(tx),
    cities: await cityNames(tx, codes),
    staff: await colleagueNames(tx, actor),
    colleagues: actor.role === "SUPERVISOR" ? await listColleagues(tx, actor) : [],
  };
}

export type CaseData = NonNullable<Awaited<ReturnType<typeof loadCase>>>;

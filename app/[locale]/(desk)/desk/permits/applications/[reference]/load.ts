import type { DeskActor } from "@/lib/auth/types";
import { clock, type Day, dayOf } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { calculateFirstIssue } from "@/lib/permits/calculation";
import { findCityRuleOn, findCityRules } from "@/lib/permits/city-rules";
import { findApplicationRefusal } from "@/lib/permits/commands";
import { findRegisteredHome, listApplicationItems, listDeskEvents } from "@/lib/permits/desk-queries";
import { endorsementEffect } from "@/lib/permits/endorsement-effect";
import { isApplicationClosed } from "@/lib/permits/lifecycle";
import {
  type Application,
  findBan,
  findStanding,
  listPermitDecisions,
  listPermitSupplements,
  listPermits,
  listSiteVisits,
  openApplication,
} from "@/lib/permits/queries";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { getKeptBundle } from "@/lib/policy/bundle";
import { listApplicationDocuments, listRecordDocuments } from "@/lib/residents/documents";
import { listLedgerEntries } from "@/lib/residents/ledger-entries";
import { findResident, isOwnHousehold } from "@/lib/residents/queries";
import { type Answer, type Case, parseCase, pathwaysFor } from "@/lib/rules";
import { findItem } from "@/lib/transfers/queue";
import { colleagueNames, listColleagues } from "@/lib/transfers/staff-names";

/** Everything an application's page shows, with the look in the log; null for one that is not open to the actor. */
export async function loadApplication(tx: Tx, actor: DeskActor, reference: string) {
  const now = clock.now();
  const today = dayOf(now);
  const application = await openApplication(tx, actor, reference, now);
  const person = application && (await findResident(tx, application.residentId));
  if (!application || !person) return null;
  const { residentId, cityCode } = application;
  const home = await findRegisteredHome(tx, residentId);
  const { standing: ledger } = await listLedgerEntries(tx, residentId);
  const chain = ledger.flatMap(({ record, earlier }) => [record.id, ...earlier.map((one) => one.id)]);
  const decisions = await listPermitDecisions(tx, application);
  const items = await listApplicationItems(tx, actor, application.id);
  const item = items.find(({ kind }) => kind === "PERMIT");
  const refusal = await findApplicationRefusal(tx, application, { now, today });
  const codes = [
    ...[actor.city, cityCode, application.placeCode, home?.cityCode ?? actor.city],
    ...ledger.flatMap(({ record }) => [record.placeCode, record.cityCode]),
  ];
  const closed = isApplicationClosed(application.state);
  return {
    ...{ application, person, home, ledger, decisions, today, closed, refusal },
    rule: await findCityRuleOn(tx, cityCode, application.acceptedOn ?? today),
    calculation:
      application.kind === "FIRST_ISSUE" ? await calculationOf(tx, application, decisions, today) : null,
    issued: await findIssued(tx, application),
    about: application.kind === "FIRST_ISSUE" ? null : await permitOf(tx, application, today),
    papers: await listApplicationDocuments(tx, application),
    evidence: await listRecordDocuments(tx, residentId, chain),
    supplements: await listPermitSupplements(tx, application),
    visits: await listSiteVisits(tx, application),
    events: await listDeskEvents(tx, residentId, application.id),
    ban: await findBan(tx, residentId, cityCode),
    ownHousehold: await isOwnHousehold(tx, residentId),
    item: item === undefined ? null : await findItem(tx, actor, item.id),
    kinds: await listEvidenceKinds(tx),
    cities: await cityNames(tx, codes),
    staff: await colleagueNames(tx, actor),
    colleagues: actor.role === "SUPERVISOR" ? await listColleagues(tx, actor) : [],
  };
}

export type ApplicationData = NonNullable<Awaited<ReturnType<typeof loadApplication>>>;

type Decision = { answer: string | null; caseDocument: string | null; bundleSha256: string | null };

/** The engine's answer; of what is decided, the one that was decided on. */
async function calculationOf(
  tx: Tx,
  { residentId, cityCode, state }: Application,
  decisions: readonly Decision[],
  today: Day,
) {
  const last = decisions.at(-1);
  const kept = isApplicationClosed(state) ? await readKept(tx, last) : null;
  const question = { residentId, cityCode, on: today, evidence: "verified" } as const;
  const { bundle, document, answer } = kept ?? (await calculateFirstIssue(tx, question));
  // What declared records would change is what a clerk can settle by verifying them.
  const declared =
    kept === null && !answer.eligible
      ? await calculateFirstIssue(tx, { ...question, evidence: "declared" })
      : null;
  return {
    ...{ bundle, answer, kept: kept !== null, on: document.assessmentDate },
    eligibleIfVerified: declared?.answer.eligible ?? false,
    ruleSet: bundle.document.ruleSets[0] ?? null,
    pathways: pathwaysFor(bundle.compiled, cityCode, document.assessmentDate),
    records: document.records.map(({ id, kind, city, start, end }) => ({
      ...{ id, kind, city, startOn: start },
      endOn: end ?? null,
    })),
  };
}

export type FirstIssueCalculation = Awaited<ReturnType<typeof calculationOf>>;

async function readKept(tx: Tx, kept: Decision | undefined) {
  if (!kept?.answer || !kept.caseDocument || !kept.bundleSha256) return null;
  const document: Case = parseCase(kept.caseDocument);
  // What the application itself has kept; `decisions verify` finds it if it was changed.
  const answer = JSON.parse(kept.answer) as Answer;
  return { bundle: await getKeptBundle(tx, kept.bundleSha256), document, answer };
}

/** The number of the permit that a granted first issue has become. */
async function findIssued(tx: Tx, { residentId, id, kind, state }: Application): Promise<string | null> {
  if (kind !== "FIRST_ISSUE" || state !== "GRANTED") return null;
  const act = await tx.permitAct.findFirst({
    where: { residentId, applicationId: id, type: "ISSUED" },
    select: { permit: { select: { number: true } } },
  });
  return act?.permit.number ?? null;
}

/** The permit the application is about, as it stands, and what an endorsement would do on the day it was handed in. */
async function permitOf(tx: Tx, application: Application, today: Day) {
  const permits = (await listPermits(tx, application.residentId)).filter(
    ({ cityCode }) => cityCode === application.cityCode,
  );
  const permit = permits.find(({ permitId }) => permitId === application.permitId);
  if (permit === undefined) return null;
  const rules = await findCityRules(tx, permit.cityCode);
  const handedInOn = application.handedInOn ?? today;
  const last = permit.acts.at(-1)?.on ?? handedInOn;
  const standing = await findStanding(tx, permit, rules, today);
  const on = last > handedInOn ? last : handedInOn;
  const isWaiting = application.kind === "ENDORSEMENT" && !isApplicationClosed(application.state);
  return {
    ...{ permit, standing, on },
    effect: isWaiting ? endorsementEffect(permits, permit.permitId, rules, on) : null,
  };
}

export type AboutPermit = NonNullable<Awaited<ReturnType<typeof permitOf>>>;

import type { ResidentActor } from "@/lib/auth/types";
import { clock, type Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { calculateFirstIssue } from "@/lib/permits/calculation";
import { type FirstIssueOutlook, firstIssueOutlook } from "@/lib/permits/first-issue-outlook";
import { findOutlook, type PermitOutlook } from "@/lib/permits/holder-queries";
import { isLive } from "@/lib/permits/lifecycle";
import { findRegisteredCity, listApplications, listPermits } from "@/lib/permits/queries";
import { cityNames } from "@/lib/places/queries";
import { listLedger } from "@/lib/residents/queries";
import type { YearRecord } from "@/lib/residents/types";
import { peopleOf, type Search } from "../people";

/** Somebody lives in two or three cities at most; each is a calculation. */
const MOST_CITIES = 3;

export interface CityOutlook {
  cityCode: string;
  outlook: FirstIssueOutlook;
}

/** One person's permits and applications; without a permit also where they could have one, and from when. */
export async function loadPermits(tx: Tx, actor: ResidentActor, search: Search) {
  const people = await peopleOf(tx, actor, search);
  const { residentId } = people.person;
  const today = clock.today();
  const applications = await listApplications(tx, residentId);
  const permits: PermitOutlook[] = [];
  for (const permit of await listPermits(tx, residentId))
    permits.push(await findOutlook(tx, permit, applications, today));
  const hasOne = permits.some(({ standing }) => isLive(standing.state));
  const outlooks = hasOne ? [] : await listOutlooks(tx, residentId, today);
  const cities = await cityNames(tx, [
    ...permits.map(({ permit }) => permit.cityCode),
    ...applications.map((one) => one.cityCode),
    ...outlooks.map((one) => one.cityCode),
  ]);
  return { people, permits, applications, outlooks, cities, today };
}

export type PermitsData = Awaited<ReturnType<typeof loadPermits>>;

/** Where somebody lives, by what goes on in their ledger, and whether they can have a permit there. */
async function listOutlooks(tx: Tx, residentId: string, today: Day): Promise<CityOutlook[]> {
  const registeredIn = await findRegisteredCity(tx, residentId);
  const cities = citiesLivedIn(await listLedger(tx, residentId), today).filter(
    (cityCode) => cityCode !== registeredIn,
  );
  const found: CityOutlook[] = [];
  for (const cityCode of cities.slice(0, MOST_CITIES)) {
    const question = { residentId, cityCode, on: today };
    const verified = await calculateFirstIssue(tx, { ...question, evidence: "verified" });
    const declared = await calculateFirstIssue(tx, { ...question, evidence: "declared" });
    found.push({ cityCode, outlook: firstIssueOutlook(verified.answer, declared.answer) });
  }
  return found;
}

/** The cities of records that go on, the latest begun first. */
function citiesLivedIn(records: readonly YearRecord[], today: Day): string[] {
  const current = records
    .filter(({ status }) => status === "VERIFIED" || status === "DECLARED")
    .filter(({ startOn, endOn }) => startOn <= today && (endOn === null || endOn >= today))
    .sort((a, b) => (a.startOn < b.startOn ? 1 : -1));
  return [...new Set(current.map(({ cityCode }) => cityCode))];
}

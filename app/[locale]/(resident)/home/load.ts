import type { ResidentActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { countUnread } from "@/lib/notices/queries";
import { findOutlook, type PermitOutlook } from "@/lib/permits/holder-queries";
import { type Application, isOpenApplication, listApplications, listPermits } from "@/lib/permits/queries";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { findRegistration, listLedger } from "@/lib/residents/queries";
import type { YearRecord } from "@/lib/residents/types";
import { isClosed } from "@/lib/transfers/lifecycle";
import { listTransfersOf } from "@/lib/transfers/queries";
import type { TransferCase } from "@/lib/transfers/types";
import { peopleOf } from "../people";

/** Everything that needs a resident, or goes on without them: theirs and their wards'. */
export async function loadHome(tx: Tx, actor: ResidentActor) {
  const people = await peopleOf(tx, actor, {});
  const registration = await findRegistration(tx, actor.id);
  const cases: TransferCase[] = [];
  const records: YearRecord[] = [];
  const applications: Application[] = [];
  const permits: PermitOutlook[] = [];
  const today = clock.today();
  const everyone = [people.self, ...people.wards];
  for (const { residentId } of everyone) {
    cases.push(...(await listTransfersOf(tx, residentId)).filter((one) => !isClosed(one.state)));
    records.push(...(await listLedger(tx, residentId)));
    const theirs = await listApplications(tx, residentId);
    applications.push(...theirs.filter(isOpenApplication));
    for (const permit of await listPermits(tx, residentId))
      permits.push(await findOutlook(tx, permit, theirs, today));
  }
  const kinds = await listEvidenceKinds(tx);
  const cities = await cityNames(tx, [
    ...(registration ? [registration.cityCode] : []),
    ...applications.map((one) => one.cityCode),
    ...permits.map(({ permit }) => permit.cityCode),
    ...cases.flatMap((one) => [one.originCity, one.destinationCity]),
    ...records.flatMap((record) => [record.placeCode, record.cityCode]),
  ]);
  const unread = await countUnread(
    tx,
    everyone.map(({ residentId }) => residentId),
  );
  return { people, registration, cases, records, applications, permits, unread, kinds, cities, today };
}

export type HomeData = Awaited<ReturnType<typeof loadHome>>;

import type { ResidentActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
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
  for (const { residentId } of [people.self, ...people.wards]) {
    cases.push(...(await listTransfersOf(tx, residentId)).filter((one) => !isClosed(one.state)));
    records.push(...(await listLedger(tx, residentId)));
  }
  const kinds = await listEvidenceKinds(tx);
  const cities = await cityNames(tx, [
    ...(registration ? [registration.cityCode] : []),
    ...cases.flatMap((one) => [one.originCity, one.destinationCity]),
    ...records.flatMap((record) => [record.placeCode, record.cityCode]),
  ]);
  return { people, registration, cases, records, kinds, cities, today: clock.today() };
}

export type HomeData = Awaited<ReturnType<typeof loadHome>>;

import type { DeskActor } from "@/lib/auth/types";
import { clock, dayOf } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { banAfter } from "@/lib/permits/ban";
import { findCityRuleOn, findCityRules } from "@/lib/permits/city-rules";
import { countCredentials, listPermitActs } from "@/lib/permits/desk-queries";
import { endorsementEffect } from "@/lib/permits/endorsement-effect";
import {
  findBan,
  findStanding,
  heldOn,
  listApplications,
  listPermits,
  openPermit,
} from "@/lib/permits/queries";
import { permitYears } from "@/lib/permits/years";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { listLedgerEntries } from "@/lib/residents/ledger-entries";
import { findResident, isOwnHousehold } from "@/lib/residents/queries";
import { colleagueNames } from "@/lib/transfers/staff-names";

/** Everything a permit's page shows, with the look in the log; null for one that is not this city's. */
export async function loadPermit(tx: Tx, actor: DeskActor, number: string) {
  const now = clock.now();
  const today = dayOf(now);
  const permit = await openPermit(tx, actor, number, now);
  const person = permit && (await findResident(tx, permit.residentId));
  if (!permit || !person) return null;
  const rules = await findCityRules(tx, permit.cityCode);
  const rule = await findCityRuleOn(tx, permit.cityCode, today);
  const { standing: ledger } = await listLedgerEntries(tx, permit.residentId);
  const records = ledger.map(({ record }) => record).filter((record) => record.source === "PERMIT");
  const standing = await findStanding(tx, permit, rules, today);
  const own = (await listPermits(tx, permit.residentId)).filter((one) => one.cityCode === permit.cityCode);
  const held = await heldOn(tx, permit, today);
  return {
    ...{ permit, person, rule, standing, records, today },
    acts: await listPermitActs(tx, permit),
    years: permitYears([permit], rules, held),
    effect: standing.state === "SUSPENDED" ? endorsementEffect(own, permit.permitId, rules, today) : null,
    applications: (await listApplications(tx, permit.residentId)).filter(
      (one) => one.cityCode === permit.cityCode,
    ),
    credentials: await countCredentials(tx, permit),
    ban: await findBan(tx, permit.residentId, permit.cityCode),
    banToCome: banAfter(today, rule.ban),
    ownHousehold: await isOwnHousehold(tx, permit.residentId),
    kinds: await listEvidenceKinds(tx),
    cities: await cityNames(tx, [
      ...[actor.city, permit.cityCode, permit.placeCode],
      ...records.flatMap(({ placeCode, cityCode }) => [placeCode, cityCode]),
    ]),
    staff: await colleagueNames(tx, actor),
  };
}

export type PermitData = NonNullable<Awaited<ReturnType<typeof loadPermit>>>;

import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import type { PermitFacts, Person } from "@/lib/permits/credential";
import { findCity, listZonesOfCity } from "@/lib/places/queries";
import { unseal } from "@/lib/residents/identity";
import { listLedger } from "@/lib/residents/queries";
import type { Permit } from "../queries";
import { countedOn } from "../years";
import { authorityOf } from "./authority";
import { rightsByCity } from "./rights";

/** As many as a signed permit has room for: lib/permits/credential/issue-permit.ts. */
const ZONES_STATED = 4;
/** The widest first, for that is where a statement is asked for. */
const KIND_ORDER = ["agglomeration", "metropolitan", "pilot-2025"];

/**
 * What the issuing city states of a permit today. Only what stands in the file: the register has neither ethnicity nor
 * photo, and an item that is missing cannot be shown. Call it for an act that is written to the log: the ID number is
 * in clear.
 */
export async function factsOf(tx: Tx, permit: Permit, today: Day): Promise<PermitFacts> {
  return {
    permitNumber: permit.number,
    person: await personOf(tx, permit),
    zones: await zonesOf(tx, permit.cityCode, today),
    completedYears: await completedYears(tx, permit, today),
    rights: await rightsByCity(tx, permit, today),
    statedOn: today,
  };
}

export async function personOf(tx: Tx, permit: Permit): Promise<Partial<Person> & { name: string }> {
  const { residentId, address, cityCode, issuedOn } = permit;
  const row = await tx.resident.findUniqueOrThrow({ where: { residentId } });
  const [registered] = await tx.$queryRaw<{ address: string }[]>`
    SELECT address FROM app_registration_of(${residentId}::uuid)`;
  const city = await findCity(tx, cityCode);
  const idNumber = row.idKind === "MAINLAND" ? unseal(row.idNumberSealed, residentId) : null;
  return {
    name: row.name,
    sex: row.sex as Person["sex"],
    bornOn: row.birthOn.toISOString().slice(0, 10),
    ...(idNumber === null ? {} : { idNumber }),
    ...(registered === undefined ? {} : { registeredAddress: registered.address }),
    residenceAddress: address,
    issued: { by: authorityOf(city?.name ?? { zh: cityCode, en: cityCode }).zh, on: issuedOn },
  };
}

async function zonesOf(tx: Tx, cityCode: string, today: Day): Promise<string[]> {
  const zones = await listZonesOfCity(tx, cityCode, today);
  const rank = (kind: string) => KIND_ORDER.indexOf(kind);
  return [...zones]
    .sort((a, b) => rank(a.kind) - rank(b.kind) || (a.id < b.id ? -1 : 1))
    .slice(0, ZONES_STATED)
    .map(({ id }) => id);
}

/** Whole years of verified residence in the issuing city, which states nothing of other cities. */
async function completedYears(tx: Tx, { residentId, cityCode }: Permit, today: Day): Promise<number> {
  const records = await listLedger(tx, residentId);
  const spans = records.filter(
    (record) => record.kind === "residence" && record.status === "VERIFIED" && record.cityCode === cityCode,
  );
  return Math.floor(countedOn(spans, today).months / 12);
}

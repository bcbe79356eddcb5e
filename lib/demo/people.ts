import type { Dice } from "@/lib/demo/dice";
import { type Fact, factsOf } from "@/lib/demo/facts";
import { type IdSlot, idNumberOf } from "@/lib/demo/id-slots";
import { type Ledger, writeDown } from "@/lib/demo/ledger";
import { type DemoName, hanName, hmtName, minorityName, surnameOf } from "@/lib/demo/names";
import { instantOf, lastInstant, OPENING_DAY } from "@/lib/demo/platform";
import type { Desk } from "@/lib/demo/staff";
import { type Stay, staysOf } from "@/lib/demo/stays";
import type { DemoPerson, DemoRegistration } from "@/lib/demo/types";
import { addressIn, borderCity, cityKeeping, countyOf, homeCity } from "@/lib/demo/world";
import { addMonths } from "@/lib/places/days";
import type { IdKind, Sex } from "@/lib/residents/id-number";

export type Scene = {
  readonly anchor: string;
  readonly desks: ReadonlyMap<string, Desk>;
};

/** Who someone is, before where they lived. */
export type Identity = {
  readonly residentId: string;
  readonly createdAt: number;
  readonly sex: Sex;
  readonly birthOn: string;
  readonly surname: string;
  readonly name: DemoName;
  readonly idKind: IdKind;
  readonly idNumber: string;
  readonly home: string;
  readonly county: { readonly code: string; readonly name: string };
};

type Origin = "HAN" | "MINORITY" | Exclude<IdKind, "MAINLAND">;
const HMT_PREFIX = { HONG_KONG: "810000", MACAO: "820000", TAIWAN: "830000" } as const;

/** Someone new; `given` fixes what the household already decides. */
export function identityOf(
  dice: Dice,
  slot: IdSlot,
  birthOn: string,
  scene: Scene,
  given: { sex?: Sex; surname?: string; home?: string; origin?: Origin; createdAt?: number } = {},
): Identity {
  const sex = given.sex ?? (dice.chance(0.5) ? "FEMALE" : "MALE");
  const origin = given.origin ?? "HAN";
  const year = Number(birthOn.slice(0, 4));
  const surname = given.surname ?? surnameOf(dice);
  const home = given.home ?? (origin === "MINORITY" ? borderCity(dice) : homeCity(dice));
  const county = countyOf(dice, home, year);
  const opened = Math.max(instantOf(OPENING_DAY, 540), instantOf(birthOn, 3 * 24 * 60));
  const createdAt =
    given.createdAt ??
    Math.max(opened, dice.int(opened / 60_000, lastInstant(scene.anchor) / 60_000 - 30 * 24 * 60) * 60_000);
  const idKind = origin === "HAN" || origin === "MINORITY" ? "MAINLAND" : origin;
  const prefix = idKind === "MAINLAND" ? county.code : HMT_PREFIX[idKind];
  const name =
    origin === "HAN"
      ? hanName(dice, sex, year, surname)
      : origin === "MINORITY"
        ? minorityName(dice, sex)
        : hmtName(dice, sex);
  const idNumber = idNumberOf(slot, prefix, birthOn, sex);
  return {
    residentId: dice.id(createdAt),
    createdAt,
    sex,
    birthOn,
    surname,
    name,
    idKind,
    idNumber,
    home,
    county,
  };
}

/** An adult's whole file: registrations, stays written down in the ledger, and the event of registering. */
export function adultOf(
  dice: Dice,
  who: Identity,
  scene: Scene,
  household: { id: string; address: string; movedOn?: string; movedTo?: string },
): { person: DemoPerson; stays: Stay[] } {
  const stays = staysOf(dice, { birthOn: who.birthOn, home: who.home, anchor: scene.anchor });
  const registrations = who.idKind === "MAINLAND" ? registrationsOf(dice, who, household) : [];
  const facts = stays.flatMap((stay) =>
    factsOf(dice, stay, { home: registeredOn(registrations, stay.startOn), anchor: scene.anchor }),
  );
  const owner = {
    residentId: who.residentId,
    declarerId: who.residentId,
    createdAt: who.createdAt,
    ...scene,
  };
  return { person: personOf(dice, who, registrations, writeDown(dice, facts, owner)), stays };
}

/** A child's file: registered with a parent, living with them, at school from six. */
export function childOf(
  dice: Dice,
  who: Identity,
  scene: Scene,
  family: { guardianId: string; householdId: string; address: string; home: string; stay: Stay | undefined },
): DemoPerson {
  const registration: DemoRegistration = {
    id: dice.id(who.createdAt),
    cityCode: family.home,
    householdId: family.householdId,
    address: family.address,
    validFrom: who.birthOn,
    validUntil: null,
  };
  const facts: Fact[] = [];
  const schoolOn = `${Number(who.birthOn.slice(0, 4)) + 6 + (who.birthOn.slice(5) > "08-31" ? 1 : 0)}-09-01`;
  const stay = family.stay;
  if (stay && stay.endOn === null && cityKeeping(stay.place) !== family.home) {
    const since = stay.startOn > who.birthOn ? stay.startOn : who.birthOn;
    const permitOn = addMonths(since, 7);
    const school = schoolOn > since ? schoolOn : since;
    if (permitOn < scene.anchor)
      facts.push({ kind: "residence", place: stay.place, startOn: permitOn, endOn: null, tags: [] });
    if (school < scene.anchor)
      facts.push({ kind: "study", place: stay.place, startOn: school, endOn: null, tags: [] });
  }
  const owner = {
    residentId: who.residentId,
    declarerId: family.guardianId,
    createdAt: who.createdAt,
    ...scene,
  };
  return personOf(dice, who, [registration], writeDown(dice, facts, owner));
}

/** The file of somebody whose registrations and ledger are known, with the event of registering. */
export function personOf(
  dice: Dice,
  who: Identity,
  registrations: DemoRegistration[],
  ledger: Ledger,
): DemoPerson {
  const registered = {
    id: dice.id(who.createdAt),
    at: who.createdAt,
    actorId: "SYSTEM_REGISTRATION",
    actorRole: "SYSTEM_REGISTRATION",
    cityCode: null,
    action: "RESIDENT_REGISTERED",
    subjectKind: "RESIDENT" as const,
    subjectId: who.residentId,
    detail: {},
  };
  return {
    residentId: who.residentId,
    name: who.name.name,
    namePinyin: who.name.namePinyin,
    sex: who.sex,
    birthOn: who.birthOn,
    idKind: who.idKind,
    idNumber: who.idNumber,
    createdAt: who.createdAt,
    registrations,
    guardianships: [],
    records: ledger.records,
    events: [registered, ...ledger.events],
    ledgerItems: ledger.ledgerItems,
  };
}

function registrationsOf(
  dice: Dice,
  who: Identity,
  household: { id: string; address: string; movedOn?: string; movedTo?: string },
): DemoRegistration[] {
  const { movedOn, movedTo } = household;
  const joins = movedOn !== undefined && movedTo !== undefined && movedOn > who.birthOn;
  const now = {
    id: dice.id(who.createdAt),
    cityCode: joins ? movedTo : who.home,
    householdId: household.id,
    address: household.address,
    validFrom: joins ? movedOn : who.birthOn,
    validUntil: null,
  };
  if (!joins) return [now];
  const parents = {
    householdId: dice.id(who.createdAt),
    address: addressIn(dice, who.home, who.county.name),
  };
  return [
    {
      id: dice.id(who.createdAt),
      cityCode: who.home,
      ...parents,
      validFrom: who.birthOn,
      validUntil: movedOn,
    },
    now,
  ];
}

function registeredOn(registrations: readonly DemoRegistration[], day: string): string {
  const found = registrations.find(
    (entry) => entry.validFrom <= day && (entry.validUntil === null || day < entry.validUntil),
  );
  return found?.cityCode ?? "";
}

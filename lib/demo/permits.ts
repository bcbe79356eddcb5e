import { codeOf } from "@/lib/check-code";
import { Dice } from "@/lib/demo/dice";
import { permitLifeOf, saysExactly } from "@/lib/demo/permit-life";
import { instantOf, lastInstant } from "@/lib/demo/platform";
import { registrationsBefore } from "@/lib/demo/registered-residence";
import type {
  DemoFile,
  DemoNotice,
  DemoPermit,
  DemoPermitAct,
  DemoPerson,
  DemoRecord,
} from "@/lib/demo/types";
import { addressIn, countyOf } from "@/lib/demo/world";
import { standingOn } from "@/lib/permits/lapse";
import { isLive } from "@/lib/permits/lifecycle";
import { newPermitNumber } from "@/lib/permits/numbers";
import type { CityRules } from "@/lib/permits/permit-rule";
import { PERMIT_KIND } from "@/lib/permits/records";
import { nextActOn, scheduledActs } from "@/lib/permits/schedule";
import type { PermitAct } from "@/lib/permits/types";
import * as calendar from "@/lib/places/calendar";
import { addDays } from "@/lib/places/days";

export type PermitScene = { readonly anchor: string; readonly rulesOf: (cityCode: string) => CityRules };

/** Days back from the anchor day of which the notices are still in the file. */
const REMEMBERED_DAYS = 60;
const WORKING_MINUTES = [510, 1_030] as const;
/** When the scheduler writes what a day brings. */
const SCHEDULER_MINUTES = 6;

/**
 * A person as they are loaded: each verified residence record of theirs is what one permit says, and a registered
 * residence came before it. Derived from the record alone, so that the stream of people is the same with and without.
 */
export function permitFileOf(person: DemoPerson, scene: PermitScene): DemoFile {
  const replaced = new Set(person.records.flatMap(({ supersedesId }) => supersedesId ?? []));
  const stands = person.records.filter(({ status, id }) => status === "VERIFIED" && !replaced.has(id));
  const residence = stands
    .filter(({ kind }) => kind === PERMIT_KIND)
    .sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
  const homes = stands.filter(({ kind }) => kind === "tenancy");
  const permits = new Map<string, DemoPermit>();
  for (const [at, record] of residence.entries()) {
    const later = residence.slice(at + 1).filter(({ cityCode }) => cityCode === record.cityCode);
    permits.set(record.id, permitOf(person, record, { ...scene, isFollowed: later.length > 0 }));
  }
  const followed = (record: DemoRecord): DemoRecord => {
    const permitId = permits.get(record.id)?.id;
    return permitId === undefined ? record : { ...record, source: "PERMIT", permitId };
  };
  return {
    ...person,
    records: [...person.records.map(followed), ...registrationsBefore(residence, homes)],
    permits: [...permits.values()],
    notices: [...permits.values()].flatMap((permit) => noticesOf(permit, scene)),
  };
}

function permitOf(
  person: DemoPerson,
  record: DemoRecord,
  { anchor, rulesOf, isFollowed }: PermitScene & { isFollowed: boolean },
): DemoPermit {
  const { cityCode, placeCode } = record;
  const dice = new Dice("permit", record.id);
  // The record in its last form may be younger than the permit: it was written again when the permit ended.
  const issuedAt = Math.max(instantOf(record.startOn, WORKING_MINUTES[0]), person.createdAt + 3_600_000);
  const createdAt = Math.min(record.createdAt, issuedAt);
  const rules = rulesOf(cityCode);
  const id = dice.id(createdAt);
  const acts = permitLifeOf(dice, record, { rules, anchor, isFollowed });
  const standing = standingOn(acts, rules, anchor);
  if (standing === null || !saysExactly(acts, record, { rules, anchor }))
    throw new RangeError(`no life of a permit says ${record.startOn} to ${record.endOn} in ${cityCode}`);
  // The demonstration opens on the morning of the anchor day; what that day brings is the scheduler's first work.
  const scheduledThrough = addDays(anchor, -1);
  const code = codeOf(Array.from({ length: 9 }, () => dice.int(0, 31)));
  const year = Number(record.startOn.slice(0, 4));
  return {
    ...{ id, number: newPermitNumber(cityCode, code), cityCode, placeCode },
    address: addressIn(dice, cityCode, countyOf(dice, cityCode, year).name),
    ...{ state: standing.state, issuedOn: record.startOn, dueOn: standing.dueOn },
    nextActOn: nextActOn({ permitId: id, placeCode, cityCode, acts }, rules, scheduledThrough),
    ...{ scheduledThrough, createdAt },
    acts: acts.map((act) => actRowOf(dice, act, person, record, { anchor, createdAt })),
  };
}

function actRowOf(
  dice: Dice,
  act: PermitAct,
  person: DemoPerson,
  record: DemoRecord,
  { anchor, createdAt: known }: { anchor: string; createdAt: number },
): DemoPermitAct {
  const happened = instantOf(act.on, dice.int(...WORKING_MINUTES));
  const createdAt = Math.min(Math.max(happened, known), lastInstant(anchor) + 30 * 60_000);
  return { id: dice.id(createdAt), act, ...actorOf(act, person, record), createdAt };
}

function actorOf(act: PermitAct, person: DemoPerson, record: DemoRecord) {
  const isOfTime = act.type === "CANCELLED" && act.because === "LAPSED_TOO_LONG";
  if (act.type === "SUSPENDED" || isOfTime)
    return { actorId: "SYSTEM_SCHEDULER", actorRole: "SYSTEM_SCHEDULER" };
  if (act.type === "CANCELLED") return { actorId: person.residentId, actorRole: "RESIDENT" };
  return { actorId: record.createdById, actorRole: "CLERK" };
}

/** What the last weeks have told the holder of a permit that is not at its end. */
function noticesOf(permit: DemoPermit, { anchor, rulesOf }: PermitScene): DemoNotice[] {
  if (!isLive(permit.state)) return [];
  const { number, cityCode: city, placeCode } = permit;
  const history = { permitId: permit.id, placeCode, cityCode: city, acts: permit.acts.map(({ act }) => act) };
  const permits = [{ permit: history, rules: rulesOf(city) }];
  const span = { from: addDays(anchor, -REMEMBERED_DAYS), to: permit.scheduledThrough };
  return scheduledActs({ permits, applications: [] }, span, calendar).map(({ type, on, about, key }) => {
    const createdAt = Math.max(instantOf(on, SCHEDULER_MINUTES), permit.createdAt);
    const told: Pick<DemoNotice, "kind" | "values"> =
      type === "SUSPEND"
        ? { kind: "PERMIT_SUSPENDED", values: { type: "SUSPENDED", on, city } }
        : { kind: `PERMIT_${type}`, values: { on, dueOn: about, city } };
    return { id: new Dice("notice", key).id(createdAt), subjectId: number, ...told, createdAt };
  });
}

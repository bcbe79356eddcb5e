import { Dice } from "@/lib/demo/dice";
import type { Fact } from "@/lib/demo/facts";
import { withCheck } from "@/lib/demo/id-slots";
import { registerRecord } from "@/lib/demo/ledger";
import { PERMIT_PERSONAS } from "@/lib/demo/permit-personas";
import { PERSONAS, type Persona } from "@/lib/demo/persona-lives";
import { instantOf, OPENING_DAY } from "@/lib/demo/platform";
import type { Desk } from "@/lib/demo/staff";
import type { DemoPerson, DemoRecord } from "@/lib/demo/types";
import { addDays, addMonths } from "@/lib/places/days";
import { namePinyin } from "@/lib/residents/name-pinyin";

const ALL = [...PERSONAS, ...PERMIT_PERSONAS];

export type DemoPersona = { readonly persona: Persona; readonly person: DemoPerson };

/** The people made by hand, as rows; their secrets come with the accounts. */
export function personas(seed: number, desks: ReadonlyMap<string, Desk>): DemoPersona[] {
  const ids = new Map(ALL.map(({ key }) => [key, new Dice(seed, "persona id", key).id(registeredAt())]));
  return ALL.map((persona) => ({ persona, person: personOf(seed, persona, ids, desks) }));
}

function registeredAt(): number {
  return instantOf(addDays(OPENING_DAY, 60), 10 * 60);
}

function personOf(
  seed: number,
  persona: Persona,
  ids: ReadonlyMap<string, string>,
  desks: ReadonlyMap<string, Desk>,
): DemoPerson {
  const dice = new Dice(seed, "persona", persona.key);
  const at = registeredAt();
  const residentId = ids.get(persona.key) ?? dice.id(at);
  const birthOn = `${persona.number.slice(6, 10)}-${persona.number.slice(10, 12)}-${persona.number.slice(12, 14)}`;
  const wards = ALL.filter((other) => other.childOf === persona.key);
  return {
    residentId,
    name: persona.name,
    namePinyin: namePinyin(persona.name),
    sex: persona.sex,
    birthOn,
    idKind: persona.idKind,
    idNumber: withCheck(persona.number),
    createdAt: at,
    registrations:
      persona.home === null
        ? []
        : [
            {
              id: dice.id(at),
              cityCode: persona.home.city,
              // A child stands in the register of the parent.
              householdId: new Dice(seed, "persona household", persona.childOf ?? persona.key).id(at),
              address: persona.home.address,
              validFrom: birthOn,
              validUntil: null,
            },
          ],
    guardianships: wards.map((ward) => {
      const born = `${ward.number.slice(6, 10)}-${ward.number.slice(10, 12)}-${ward.number.slice(12, 14)}`;
      const wardId = ids.get(ward.key) ?? "";
      return {
        id: dice.id(at),
        wardId,
        validFrom: born,
        validUntil: addMonths(born, 216),
        proof: "出生医学证明",
      };
    }),
    records: persona.facts.flatMap((fact) => recordOf(dice, fact, desks)),
    events: [
      {
        id: dice.id(at),
        at,
        actorId: "SYSTEM_REGISTRATION",
        actorRole: "SYSTEM_REGISTRATION",
        cityCode: null,
        action: "RESIDENT_REGISTERED",
        subjectKind: "RESIDENT",
        subjectId: residentId,
        detail: {},
      },
    ],
    ledgerItems: [],
  };
}

function recordOf(dice: Dice, fact: Fact, desks: ReadonlyMap<string, Desk>): DemoRecord[] {
  const known = instantOf(addDays(fact.endOn ?? fact.startOn, 6), 14 * 60);
  return [registerRecord(dice, fact, desks, Math.max(known, registeredAt() + 60 * 60_000)) ?? []].flat();
}

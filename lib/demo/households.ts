import { Dice } from "@/lib/demo/dice";
import { birthOf, type IdSlot, idSlot } from "@/lib/demo/id-slots";
import { adultOf, childOf, type Identity, identityOf, type Scene } from "@/lib/demo/people";
import type { DemoGuardianship, DemoPerson } from "@/lib/demo/types";
import { addressIn } from "@/lib/demo/world";
import { addDays, addMonths } from "@/lib/places/days";

const ADULT_AGE = 18;
const OLDEST = 82;
/** Both parents are older than the first at a birth, the mother no older than the second. */
const PARENTS = [21, 42] as const;

export type Household = { readonly people: readonly DemoPerson[]; readonly nextSlot: number };

/** One household of the stream; `firstSlot` is its first person's. */
export function householdOf(seed: number, firstSlot: number, scene: Scene): Household {
  const dice = new Dice(seed, scene.anchor, "household", firstSlot);
  let nextSlot = firstSlot;
  const people = membersOf(dice, () => idSlot(nextSlot++), scene);
  return { people, nextSlot };
}

function membersOf(dice: Dice, slots: () => IdSlot, scene: Scene): DemoPerson[] {
  const year = Number(scene.anchor.slice(0, 4));
  const age = dice.weigh([
    [dice.int(19, 29), 28],
    [dice.int(30, 44), 42],
    [dice.int(45, 59), 20],
    [dice.int(60, OLDEST), 10],
  ]);
  const chance = dice.int(1, 1000);
  const origin =
    chance <= 4
      ? "HONG_KONG"
      : chance <= 6
        ? "MACAO"
        : chance <= 10
          ? "TAIWAN"
          : chance <= 25
            ? "MINORITY"
            : "HAN";
  const slot = slots();
  const head = identityOf(dice, slot, adultBirth(slot, year - age, scene), scene, { origin });
  const household = { id: dice.id(head.createdAt), address: addressIn(dice, head.home, head.county.name) };
  const married = origin === "HAN" && age >= 24 && dice.chance(age >= 30 ? 0.62 : 0.3);
  const { person, stays } = adultOf(dice, head, scene, household);
  if (!married) return [person];
  const spouse = spouseOf(dice, slots(), head, age, scene);
  const weddingOn = addDays(
    addMonths(spouse.birthOn > head.birthOn ? spouse.birthOn : head.birthOn, 12 * 23),
    dice.int(0, 900),
  );
  // Half of them join the other's household; the rest keep their own register, as is common far from home.
  const joins = dice.chance(0.5) && weddingOn < scene.anchor;
  const home = joins ? { movedOn: weddingOn, movedTo: head.home } : {};
  const own = joins
    ? household
    : { id: dice.id(spouse.createdAt), address: addressIn(dice, spouse.home, spouse.county.name) };
  const partner = adultOf(dice, spouse, scene, { ...own, ...home }).person;
  const mother = head.sex === "FEMALE" ? head : spouse;
  const children = childrenOf(dice, slots, { mother, father: mother === head ? spouse : head }, scene).map(
    ({ birthOn, slot: theirs }) => {
      const who = identityOf(dice, theirs, birthOn, scene, {
        surname: (head.sex === "MALE" ? head : spouse).surname,
        home: head.home,
      });
      return childOf(dice, who, scene, {
        guardianId: head.residentId,
        householdId: household.id,
        address: household.address,
        home: head.home,
        stay: stays.at(-1),
      });
    },
  );
  return [withWards(dice, person, children), withWards(dice, partner, children), ...children];
}

function adultBirth(slot: IdSlot, year: number, scene: Scene): string {
  const now = Number(scene.anchor.slice(0, 4));
  const range = {
    first: now - OLDEST - 6,
    last: now - ADULT_AGE,
    before: addMonths(scene.anchor, -12 * ADULT_AGE),
  };
  const born = birthOf(slot, year, range);
  if (born === null) throw new Error("six years hold every slot");
  return born;
}

function spouseOf(dice: Dice, slot: IdSlot, head: Identity, age: number, scene: Scene): Identity {
  const year = Number(scene.anchor.slice(0, 4)) - Math.max(22, age + dice.int(-3, 3));
  const sex = head.sex === "MALE" ? "FEMALE" : "MALE";
  return identityOf(dice, slot, adultBirth(slot, year, scene), scene, { sex });
}

function childrenOf(
  dice: Dice,
  slots: () => IdSlot,
  parents: { mother: Identity; father: Identity },
  scene: Scene,
): { birthOn: string; slot: IdSlot }[] {
  const wanted = dice.weigh([
    [0, 30],
    [1, 40],
    [2, 25],
    [3, 5],
  ]);
  const bornIn = ({ birthOn }: Identity) => Number(birthOn.slice(0, 4));
  const mother = bornIn(parents.mother);
  const younger = Math.max(mother, bornIn(parents.father));
  const now = Number(scene.anchor.slice(0, 4));
  const range = {
    first: Math.max(younger + PARENTS[0] + 1, now - ADULT_AGE + 1),
    last: Math.min(mother + PARENTS[1], now),
    before: addDays(scene.anchor, -40),
  };
  const found: { birthOn: string; slot: IdSlot }[] = [];
  for (let at = 0; at < wanted && range.first <= range.last; at += 1) {
    const slot = slots();
    const birthOn = birthOf(slot, dice.int(range.first, range.last), range);
    // Brothers and sisters are a year apart at least.
    if (
      birthOn !== null &&
      found.every((other) => Math.abs(Number(other.birthOn.slice(0, 4)) - Number(birthOn.slice(0, 4))) > 1)
    ) {
      found.push({ birthOn, slot });
    }
  }
  return found;
}

function withWards(dice: Dice, guardian: DemoPerson, children: readonly DemoPerson[]): DemoPerson {
  const guardianships = children.map(
    (child): DemoGuardianship => ({
      id: dice.id(Math.max(guardian.createdAt, child.createdAt)),
      wardId: child.residentId,
      validFrom: child.birthOn,
      validUntil: addMonths(child.birthOn, 12 * ADULT_AGE),
      proof: "出生医学证明",
    }),
  );
  return { ...guardian, guardianships };
}

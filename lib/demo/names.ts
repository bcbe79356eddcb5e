import type { Dice } from "@/lib/demo/dice";
import { GIVEN, HMT_NAMES, MINORITY, RARE, SURNAMES } from "@/lib/demo/name-lists";
import type { Sex } from "@/lib/residents/id-number";
import { namePinyin } from "@/lib/residents/name-pinyin";

export type DemoName = { readonly name: string; readonly namePinyin: string };

const RARE_SHARE = 0.012;

/** A name of its time: the given names of the grandparents are not the children's. */
export function hanName(dice: Dice, sex: Sex, birthYear: number, surname: string): DemoName {
  const lists = GIVEN[sex];
  const list = birthYear < 1968 ? lists.old : birthYear < 2005 ? lists.middle : lists.young;
  let given = dice.chance(0.75) ? dice.pick(list) : twoCharacters(dice, sex);
  if (dice.chance(RARE_SHARE)) given = dice.pick(RARE);
  return { name: surname + given, namePinyin: `${readingOf(surname)} ${readingOf(given)}` };
}

export function surnameOf(dice: Dice): string {
  return dice.weigh(SURNAMES);
}

export function minorityName(dice: Dice, sex: Sex): DemoName {
  const name = dice.pick(MINORITY[sex]);
  return { name, namePinyin: readingOf(name) };
}

export function hmtName(dice: Dice, sex: Sex): DemoName {
  const name = dice.pick(HMT_NAMES[sex]);
  return { name, namePinyin: readingOf(name) };
}

function twoCharacters(dice: Dice, sex: Sex): string {
  const first = [...dice.pick(GIVEN[sex].middle)][0] ?? "";
  const second = [...dice.pick(GIVEN[sex].young)].at(-1) ?? "";
  return first + second;
}

// A few thousand parts make up any number of names, and looking one up costs more than all the rest of a person.
const readings = new Map<string, string>();

function readingOf(part: string): string {
  const known = readings.get(part);
  if (known !== undefined) return known;
  const reading = namePinyin(part);
  readings.set(part, reading);
  return reading;
}

import type { Dice, Weighted } from "@/lib/demo/dice";
import { destinationCity, placeOfStay } from "@/lib/demo/world";
import { addDays, addMonths } from "@/lib/places/days";

/** A time in one place away from home or at home, until the day before the next; `endOn: null` goes on. */
export type Stay = {
  readonly place: string;
  readonly startOn: string;
  readonly endOn: string | null;
  readonly purpose: "STUDY" | "WORK" | "RETIREMENT";
};

const MONTHS_OF_WORK: Weighted<readonly [number, number]> = [
  [[4, 11], 15],
  [[12, 35], 35],
  [[36, 71], 30],
  [[72, 150], 20],
];
/** The Social Insurance Law came into force: few offices have older records in a form that can be shared. */
const LEDGER_BEGINS = "2011-07-01";
const RETIREMENT_AGE = 60;

/** Where someone lived from leaving school until the anchor day. */
export function staysOf(
  dice: Dice,
  person: { birthOn: string; home: string; joinCity?: string; anchor: string },
): Stay[] {
  const stays: Stay[] = [];
  const leftSchoolOn = addDays(addMonths(person.birthOn, 12 * dice.int(18, 22)), dice.int(0, 200));
  const studies = leftSchoolOn > LEDGER_BEGINS && dice.chance(0.38);
  let start = leftSchoolOn > LEDGER_BEGINS ? leftSchoolOn : addDays(LEDGER_BEGINS, dice.int(0, 900));
  let last = "";
  const add = (months: number, purpose: Stay["purpose"], city: string) => {
    const end = addDays(addMonths(start, months), -1);
    const open = end >= addDays(person.anchor, -20);
    const place = placeOfStay(dice, city, start, end);
    stays.push({ place, startOn: start, endOn: open ? null : end, purpose });
    last = city;
    // Most people move on at once; some go home for a while, and those months are in no ledger.
    start = addDays(end, dice.chance(0.7) ? 1 : dice.int(20, 300));
  };
  if (studies && start < person.anchor) {
    start = `${start.slice(0, 4)}-09-01`;
    add(dice.pick([34, 46, 46, 82]), "STUDY", destinationCity(dice, last));
  }
  while (start < addDays(person.anchor, -30)) {
    const retired = Number(start.slice(0, 4)) - Number(person.birthOn.slice(0, 4)) >= RETIREMENT_AGE;
    const [least, most] = dice.weigh(MONTHS_OF_WORK);
    const atHome = dice.chance(0.1);
    const city = atHome
      ? person.home
      : stays.length > 0 && person.joinCity
        ? person.joinCity
        : destinationCity(dice, last);
    add(dice.int(least, most), retired ? "RETIREMENT" : "WORK", city);
  }
  return stays;
}

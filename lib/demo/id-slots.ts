import { addDays } from "@/lib/places/days";
import { checkCharacter, type Sex } from "@/lib/residents/id-number";

/**
 * Each person of the stream has a slot, and a slot fixes the day of the year, the sequence number and the birth
 * year modulo six. Two people with the same division, birth date and sequence would share a slot, so numbers are
 * unique without remembering any, up to the number of slots.
 */
const DAYS = 365;
/** Sequences 991 to 999 stay free for people made by hand. */
const SEQUENCES = 495;
const YEAR_CLASSES = 6;
export const SLOTS = DAYS * SEQUENCES * YEAR_CLASSES;
// Prime to the number of slots, so that following people land far apart.
const STRIDE = 386_339;

export type IdSlot = { readonly day: number; readonly sequence: number; readonly yearClass: number };

export function idSlot(index: number): IdSlot {
  if (index >= SLOTS) throw new RangeError(`the stream ends after ${SLOTS} people`);
  const slot = (index * STRIDE) % SLOTS;
  const rest = Math.floor(slot / DAYS);
  return { day: slot % DAYS, sequence: rest % SEQUENCES, yearClass: Math.floor(rest / SEQUENCES) };
}

/** The birth day of a slot in the year nearest to `year` of those from `first` to `last`; null where none fits. */
export function birthOf(
  slot: IdSlot,
  year: number,
  range: { first: number; last: number; before: string },
): string | null {
  for (let step = 0; step <= 2 * YEAR_CLASSES; step += 1) {
    const tried = year + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
    if (tried % YEAR_CLASSES !== slot.yearClass || tried < range.first || tried > range.last) continue;
    const day = birthDay(slot, tried);
    if (day < range.before) return day;
  }
  return null;
}

export function idNumberOf(slot: IdSlot, county: string, birthOn: string, sex: Sex): string {
  const sequence = 2 * slot.sequence + (sex === "MALE" ? 1 : 2);
  return withCheck(`${county}${birthOn.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`);
}

export function withCheck(seventeen: string): string {
  return seventeen + checkCharacter(seventeen);
}

// The days of a common year: nobody of the stream is born on 29 February, some people made by hand are.
function birthDay(slot: IdSlot, year: number): string {
  return `${year}${addDays("2001-01-01", slot.day).slice(4)}`;
}

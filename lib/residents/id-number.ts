/**
 * The citizen's ID number, GB 11643-1999: six digits of the division where the person was first registered,
 * eight of the birth date, three of sequence (odd for men) and a check character (ISO 7064 MOD 11-2).
 * Residence permits of Hong Kong, Macao and Taiwan residents use the same layout under 81, 82 and 83.
 */

/** Whose number it is; spelt as in the database. */
export type IdKind = "MAINLAND" | "HONG_KONG" | "MACAO" | "TAIWAN";

export type Sex = "FEMALE" | "MALE";

export type IdNumberProblem =
  | "EMPTY"
  | "CHARACTERS"
  | "FIFTEEN_DIGITS"
  | "LENGTH"
  | "PREFIX"
  | "DATE"
  | "FUTURE"
  | "TOO_OLD"
  | "CHECK";

export type IdNumber = {
  readonly ok: true;
  /** Normalised: 17 digits and a digit or a capital X. */
  readonly number: string;
  readonly kind: IdKind;
  /** NONE: the holder has no mainland household registration, so a transfer does not apply to them. */
  readonly household: "MAINLAND" | "NONE";
  /** Division code at first registration. It may have been abolished since: 371202 is a valid person's. */
  readonly prefix: string;
  readonly birthOn: string;
  readonly sex: Sex;
};

export type IdNumberRefusal = { readonly ok: false; readonly reason: IdNumberProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = "10X98765432";

// Provinces have kept their first two digits since the numbers were introduced; divisions below them have not,
// so nothing finer is tested. A leading 9 is a foreigner's permanent residence card, another kind of number.
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const KINDS: Readonly<Record<string, IdKind>> = { "81": "HONG_KONG", "82": "MACAO", "83": "TAIWAN" };
// The forms an input method for Chinese gives for ASCII; other look-alikes (①, ²) are mistakes, not digits.
const FULL_WIDTH = /[\uff01-\uff5e]/g;
// The longest documented life is 122 years.
const OLDEST_AGE = 130;

/** What people type, brought to one form: ASCII digits, capital X, no spaces or hyphens. */
export function normaliseIdNumber(text: string): string {
  return text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b-\u200d\u2060\ufeff\-\u2010-\u2015\u2212]/g, "")
    .toUpperCase();
}

/** The check character of the first 17 digits (GB 11643-1999, annex). */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Reads a number as typed; `today` is the day of asking, YYYY-MM-DD. */
export function parseIdNumber(text: string, today: string): IdNumber | IdNumberRefusal {
  const number = normaliseIdNumber(text);
  const reason = shapeProblem(number);
  if (reason !== null) return { ok: false, reason };
  const birthOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDay(birthOn)) return { ok: false, reason: "DATE" };
  if (birthOn > today) return { ok: false, reason: "FUTURE" };
  if (Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4)) > OLDEST_AGE)
    return { ok: false, reason: "TOO_OLD" };
  if (checkCharacter(number) !== number.charAt(17)) return { ok: false, reason: "CHECK" };
  const kind = KINDS[number.slice(0, 2)] ?? "MAINLAND";
  return {
    ok: true,
    number,
    kind,
    household: kind === "MAINLAND" ? "MAINLAND" : "NONE",
    prefix: number.slice(0, 6),
    birthOn,
    sex: Number(number.charAt(16)) % 2 === 1 ? "MALE" : "FEMALE",
  };
}

function shapeProblem(number: string): IdNumberProblem | null {
  if (number === "") return "EMPTY";
  if (!/^[0-9X]+$/.test(number)) return "CHARACTERS";
  // First-generation cards and their 15 digits ended on 2013-01-01 (Resident Identity Card Law, art. 23).
  if (/^[0-9]{15}$/.test(number)) return "FIFTEEN_DIGITS";
  if (number.length !== 18) return "LENGTH";
  if (!/^[0-9]{17}/.test(number)) return "CHARACTERS";
  return PROVINCES.test(number) ? null : "PREFIX";
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/**
 * For reading aloud and telling namesakes apart: the first three and the last four characters.
 * The eleven hidden ones hold the county, the whole birth date but nothing a clerk needs at a glance.
 */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 3)}${"*".repeat(11)}${number.slice(-4)}`;
}

import { randomBytes } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Check characters for remainders 32 to 36 follow the digits. Source: Crockford, Base 32. */
const CHECK = `${CROCKFORD}*~$=U`;

/** This many random digits and a check character over them: what a public number holds instead of anything about a person. */
export function randomCode(digits: number): string {
  return codeOf([...randomBytes(digits)].map((byte) => byte % 32));
}

/** The digits of these values, each from 0 to 31, and their check character. */
export function codeOf(values: readonly number[]): string {
  return values.map((value) => CROCKFORD[value]).join("") + CHECK[remainderOf(values)];
}

/** Whether the last character is the check of those before it, so that a slip of the pen is told from what does not exist. */
export function isCodeIntact(code: string): boolean {
  const values = [...code.slice(0, -1)].map((digit) => CROCKFORD.indexOf(digit));
  return values.length > 0 && !values.includes(-1) && CHECK[remainderOf(values)] === code.at(-1);
}

function remainderOf(values: readonly number[]): number {
  return values.reduce((rest, value) => (rest * 32 + value) % 37, 0);
}

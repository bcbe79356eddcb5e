import { randomBytes } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Check characters for remainders 32 to 36 follow the digits. Source: Crockford, Base 32. */
const CHECK = `${CROCKFORD}*~$=U`;

/**
 * A new public number of a case: `3201-2026-7K3M-9QXT`, the destination's first four digits, the year, seven
 * random characters and a check character over them. It holds nothing about the person; that it is unique is
 * the business of the table `case_reference`.
 */
export function newReference(cityCode: string, year: string): string {
  const value = randomBytes(5).readUIntBE(0, 5) % 32 ** 7;
  return `${cityCode.slice(0, 4)}-${year}-${encoded(value)}`;
}

/** Whether the check character fits, so that a slip of the pen is told from a number that does not exist. */
export function isReferenceIntact(reference: string): boolean {
  const tail = reference.split("-").slice(2).join("");
  const value = [...tail.slice(0, 7)].reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0);
  return CHECK[value % 37] === tail[7];
}

function encoded(value: number): string {
  let rest = value;
  let text = "";
  for (let place = 0; place < 7; place++) {
    text = CROCKFORD[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}${CHECK[value % 37]}`;
}

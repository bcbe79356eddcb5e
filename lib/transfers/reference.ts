import { isCodeIntact, randomCode } from "@/lib/check-code";

/**
 * A new public number of a case: `3201-2026-7K3M-9QXT`, the destination's first four digits, the year, seven
 * random characters and a check character over them. It holds nothing about the person; that it is unique is
 * the business of the table `case_reference`.
 */
export function newReference(cityCode: string, year: string): string {
  const code = randomCode(7);
  return `${cityCode.slice(0, 4)}-${year}-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Whether the check character fits, so that a slip of the pen is told from a number that does not exist. */
export function isReferenceIntact(reference: string): boolean {
  return isCodeIntact(reference.split("-").slice(2).join(""));
}

import { z } from "zod";
import { isCodeIntact, randomCode } from "@/lib/check-code";

/**
 * A new permit's public number: `320500-7K3M9-QXT2C`, the issuing city, nine random characters and a check character
 * over them. It tells nothing of its holder; that it is unique is the business of the table `permit_number`.
 */
export function newPermitNumber(cityCode: string, code = randomCode(9)): string {
  return `${cityCode}-${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Whether the check character fits, so that a slip of the pen is told from a number that does not exist. */
export function isPermitNumberIntact(number: string): boolean {
  return isCodeIntact(number.split("-").slice(1).join(""));
}

/** A permit's number as typed: in any case, with or without the dashes. The message is a key under `errors.fields`. */
export const permitNumberSchema = z
  .string({ error: "required" })
  .transform((text) =>
    text
      .toUpperCase()
      .replace(/[^0-9A-Z*~$=]/g, "")
      .replace(/^(.{6})(.{5})(.{5})$/, "$1-$2-$3"),
  )
  .pipe(
    z
      .string()
      .regex(/^\d{6}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}[0-9A-HJKMNP-TV-Z*~$=U]$/, "permitNumber"),
  )
  .refine(isPermitNumberIntact, "permitNumber");

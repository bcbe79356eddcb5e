import { z } from "zod";
import { seenVersionField } from "@/lib/form-fields";
import { daySchema } from "@/lib/residents/schema";
import { TIERS } from "@/lib/rules";
import { type Reasons, reasonName, WARNING_CODES } from "./warnings";

/** What may come in about rule sets. Messages are keys under `errors.fields`. */

export const copyVersionSchema = z.object({
  version: z.coerce.number().int().min(1, "choose").max(100_000, "choose"),
});

export const draftStepSchema = z.object({
  draftId: z.uuid("required"),
  seenVersion: seenVersionField,
});

const reason = z.string().trim().max(1000, "tooLong1000").default("");

/** A step that acknowledges warnings, with a reason for all warnings of one code. */
export const acknowledgedStepSchema = z
  .object({
    ...draftStepSchema.shape,
    ...Object.fromEntries(WARNING_CODES.map((code) => [reasonName(code), reason])),
  })
  .transform((input) => {
    const typed: Record<string, unknown> = input;
    const reasons: Reasons = {};
    for (const code of WARNING_CODES) {
      const text = typed[reasonName(code)];
      if (typeof text === "string" && text !== "") reasons[code] = text;
    }
    return { draftId: input.draftId, seenVersion: input.seenVersion, reasons };
  });

/** A coefficient: 0 to 10 with at most 4 decimals (docs/rules-semantics.md §9); left empty, the default holds. */
const coefficient = z
  .string()
  .trim()
  .transform((text) => text.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
  .pipe(z.string().regex(/^(|10(\.0{1,4})?|\d(\.\d{1,4})?)$/, "coefficient"));

const cells = Object.fromEntries(
  TIERS.flatMap((from) => TIERS.map((to) => [cellName(from, to), coefficient.default("")])),
);

/** The matrix as it stands in the form, cell by cell, with the day it takes effect. */
export const saveDraftSchema = z.object({
  ...draftStepSchema.shape,
  ...cells,
  effectiveFrom: daySchema,
  default: coefficient.refine((text) => text !== "", "required"),
});

/** The field of one cell: what a year in a city of tier `from` is worth towards one of tier `to`. */
export function cellName(from: string, to: string): string {
  return `k.${from}.${to}`;
}

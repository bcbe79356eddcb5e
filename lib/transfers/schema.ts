import { z } from "zod";
import { noteField, oneOrMore, optionalNoteField, seenVersionField } from "@/lib/form-fields";
import { LANDING_KINDS, OBJECTION_REASONS, PAPER_KINDS, REFUSAL_REASONS } from "./types";

/** What may come in about a transfer. Messages are keys under `errors.fields`. */

/** `3201-2026-7K3M-9QXT`, typed in any case and with or without the dashes. */
export const referenceSchema = z
  .string()
  .trim()
  .toUpperCase()
  .transform((text) =>
    text.replace(/[^0-9A-Z*~$=]/g, "").replace(/^(.{4})(.{4})(.{4})(.{4})$/, "$1-$2-$3-$4"),
  )
  .pipe(
    z
      .string()
      .regex(/^\d{4}-\d{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}[0-9A-HJKMNP-TV-Z*~$=U]$/, "reference"),
  );

export const startSchema = z.object({
  residentId: z.uuid("required"),
  destination: z.string({ error: "required" }).regex(/^\d{6}$/, "choose"),
  zone: z.string({ error: "required" }).regex(/^[a-z0-9-]{1,60}$/, "choose"),
});

const seen = { reference: referenceSchema, seenVersion: seenVersionField };

/** A step that needs nothing but the case and the version that was looked at. */
export const stepSchema = z.object(seen);

/** Attributes come as `attribute.<name>`; what they may be is the rule set's to say. */
export const aboutSchema = z.looseObject(seen);

export const landingSchema = z
  .object({
    ...seen,
    landingKind: z.enum(LANDING_KINDS, "choose"),
    address: z.string({ error: "required" }).trim().min(5, "address").max(200, "tooLong200"),
    holder: z
      .string()
      .trim()
      .max(60, "tooLong60")
      // A person's or an office's: letters of any script, digits and what stands between them, no emoji.
      .regex(/^[\p{L}\p{M}\p{N}\u{20000}-\u{3fffd}·'’.,()（）《》、 -]*$/u, "staffName")
      .optional()
      .transform((text) => text || null),
  })
  .refine((input) => input.landingKind === "OWN_HOME" || input.holder !== null, {
    path: ["holder"],
    message: "required",
  });

export const contactSchema = z.object({
  ...seen,
  phone: z
    .string({ error: "required" })
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^(\+86)?1\d{10}$/, "phone")),
});

export const submitSchema = z.object({ ...seen, declaredTrue: z.literal("yes", "declare") });

export const requestCorrectionSchema = z.object({
  ...seen,
  items: oneOrMore(z.enum(PAPER_KINDS, "choose")),
  note: optionalNoteField,
});
export const supplementSchema = z.object({ ...seen, note: optionalNoteField });
export const proposeRefusalSchema = z.object({
  ...seen,
  grounds: oneOrMore(z.enum(REFUSAL_REASONS, "choose")),
  note: noteField,
});
export const proposeApprovalSchema = z.object({ ...seen, note: optionalNoteField });
export const returnSchema = z.object({ ...seen, note: noteField });
export const objectSchema = z.object({
  ...seen,
  grounds: oneOrMore(z.enum(OBJECTION_REASONS, "choose")),
  note: noteField,
});
export const answerObjectionSchema = z.object({ ...seen, note: noteField });

/** An entry of the queue, and the version of it that was looked at. */
export const itemSchema = z.object({ item: z.uuid("required"), seenVersion: seen.seenVersion });
export const assignSchema = itemSchema.extend({ staffId: z.uuid("choose") });

/** Why a number is shown whole: kept with the event, and the person reads it. */
export const purposeSchema = z
  .string({ error: "required" })
  // The forms that ask it read themselves, and PostgreSQL's text holds no NUL.
  .overwrite((text) => text.replaceAll("\0", ""))
  .trim()
  .min(2, "required")
  .max(200, "tooLong200");
export const unmaskSchema = z.object({ reference: referenceSchema, purpose: purposeSchema });

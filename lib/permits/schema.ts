import { z } from "zod";
import { emptyIsAbsent, noteField, oneOrMore, optionalNoteField, seenVersionField } from "@/lib/form-fields";
import { daySchema } from "@/lib/residents/schema";
import { referenceSchema } from "@/lib/transfers/schema";
import { permitNumberSchema } from "./numbers";
import {
  APPLICATION_KINDS,
  APPLICATION_REFUSALS,
  PERMIT_BASES,
  PERMIT_PAPERS,
  VISIT_FINDINGS,
} from "./types";

/** What may come in about permits. Messages are keys under `errors.fields`. */

const seen = { reference: referenceSchema, seenVersion: seenVersionField };
const seenPermit = { number: permitNumberSchema, seenVersion: seenVersionField };

export const startApplicationSchema = z
  .object({
    residentId: z.uuid("required"),
    kind: z.enum(APPLICATION_KINDS, "choose"),
    /** Where the permit is applied for; of a permit that is there its city is taken. */
    place: emptyIsAbsent(z.string().regex(/^\d{6}(\d{3})?$/, "place")),
    permit: emptyIsAbsent(permitNumberSchema),
  })
  .refine(({ kind, place }) => kind !== "FIRST_ISSUE" || place !== undefined, {
    path: ["place"],
    message: "required",
  })
  .refine(({ kind, permit }) => kind === "FIRST_ISSUE" || permit !== undefined, {
    path: ["permit"],
    message: "required",
  });

/** What is typed into an application; what its kind asks for is checked when it is handed in. */
export const answersSchema = z.object({
  basis: emptyIsAbsent(z.enum(PERMIT_BASES, "choose")),
  address: emptyIsAbsent(z.string().trim().min(5, "address").max(200, "tooLong200")),
  phone: emptyIsAbsent(
    z
      .string()
      .transform((text) => text.replace(/[\s-]/g, ""))
      .pipe(z.string().regex(/^(\+86)?1\d{10}$/, "phone")),
  ),
  leftOn: emptyIsAbsent(daySchema),
  movedOn: emptyIsAbsent(daySchema),
  circumstances: emptyIsAbsent(z.string().trim().max(500, "tooLong500")),
});
export const saveApplicationSchema = answersSchema.extend(seen);
export const submitApplicationSchema = z.object({ ...seen, declaredTrue: z.literal("yes", "declare") });
export const applicationStepSchema = z.object(seen);
export const supplementApplicationSchema = z.object({ ...seen, note: optionalNoteField });

export const findOutcomeSchema = z.object({ ...seen, note: noteField });
export const requestPapersSchema = z.object({
  ...seen,
  items: oneOrMore(z.enum(PERMIT_PAPERS, "choose")),
  note: optionalNoteField,
});
export const grantSchema = z.object({ ...seen, note: optionalNoteField });
export const refuseSchema = z.object({
  ...seen,
  grounds: oneOrMore(z.enum(APPLICATION_REFUSALS, "choose")),
  note: noteField,
});
export const correctOnTheSpotSchema = answersSchema.extend({ ...seen, note: noteField });

export const askVisitSchema = z.object({ ...seen });
export const reportVisitSchema = z.object({
  reference: referenceSchema,
  visit: z.uuid("required"),
  visitedOn: daySchema,
  finding: z.enum(VISIT_FINDINGS, "choose"),
  note: optionalNoteField,
});

export const permitStepSchema = z.object(seenPermit);
export const revokePermitSchema = z.object({ ...seenPermit, falseSince: daySchema, note: noteField });
export const cancelForDeathSchema = z.object({ ...seenPermit, note: noteField });

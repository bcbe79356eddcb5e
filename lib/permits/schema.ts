import { z } from "zod";
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

const version = z.coerce.number().int().min(1).max(2_147_483_647);
const seen = { reference: referenceSchema, seenVersion: version };
const seenPermit = { number: permitNumberSchema, seenVersion: version };
const note = z.string({ error: "required" }).trim().min(1, "required").max(1000, "tooLong1000");
const optionalNote = z
  .string()
  .trim()
  .max(1000, "tooLong1000")
  .optional()
  .transform((text) => text || null);
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).min(1, "chooseOne"),
  );
/** A day as typed; its existence is checked. */
const day = z
  .string({ error: "required" })
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "day")
  .pipe(z.iso.date("dayExists"));
const emptyIsAbsent = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), inner.optional());

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
  leftOn: emptyIsAbsent(day),
  movedOn: emptyIsAbsent(day),
  circumstances: emptyIsAbsent(z.string().trim().max(500, "tooLong500")),
});
export const saveApplicationSchema = answersSchema.extend(seen);
export const submitApplicationSchema = z.object({ ...seen, declaredTrue: z.literal("yes", "declare") });
export const applicationStepSchema = z.object(seen);
export const supplementApplicationSchema = z.object({ ...seen, note: optionalNote });

export const findOutcomeSchema = z.object({ ...seen, note });
export const requestPapersSchema = z.object({
  ...seen,
  items: list(z.enum(PERMIT_PAPERS, "choose")),
  note: optionalNote,
});
export const grantSchema = z.object({ ...seen, note: optionalNote });
export const refuseSchema = z.object({
  ...seen,
  grounds: list(z.enum(APPLICATION_REFUSALS, "choose")),
  note,
});
export const correctOnTheSpotSchema = answersSchema.extend({ ...seen, note });

export const askVisitSchema = z.object({ ...seen });
export const reportVisitSchema = z.object({
  reference: referenceSchema,
  visit: z.uuid("required"),
  visitedOn: day,
  finding: z.enum(VISIT_FINDINGS, "choose"),
  note: optionalNote,
});

export const permitStepSchema = z.object(seenPermit);
export const revokePermitSchema = z.object({ ...seenPermit, falseSince: day, note });
export const cancelForDeathSchema = z.object({ ...seenPermit, note });

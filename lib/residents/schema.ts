import { z } from "zod";

/** Tags a rule set may exclude: docs/rules-semantics.md §3. */
export const RECORD_TAGS = ["backPaid", "transferredIn", "selfPaid"] as const;

/** What may come in about the ledger. Messages are keys under `errors.fields`. */

export const daySchema = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .regex(/^\d{4}-\d{2}-\d{2}$/, "day")
  .refine(isRealDay, "dayExists");

const optionalDay = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  daySchema.nullable(),
);

export const noteSchema = z
  .string()
  .trim()
  .max(500, "tooLong500")
  .optional()
  .transform((text) => (text ? text : null));

const recordFields = {
  kind: z.string({ error: "required" }).regex(/^[a-zA-Z]{1,40}$/, "required"),
  place: z.string({ error: "required" }).regex(/^\d{6}(\d{3})?$/, "place"),
  startOn: daySchema,
  endOn: optionalDay,
  note: noteSchema,
};

const inOrder = (input: { startOn: string; endOn: string | null }) =>
  input.endOn === null || input.endOn >= input.startOn;
const ORDER = { path: ["endOn"], message: "endBeforeStart" };

/** A resident, or the guardian of one, tells of a span that the ledger does not hold yet. */
export const declareRecordSchema = z
  .object({ residentId: z.uuid("required"), ...recordFields })
  .refine(inOrder, ORDER);

export const recordKeySchema = z.object({ residentId: z.uuid("required"), recordId: z.uuid("required") });

/** What a clerk says of a record of their own city; whose it is follows from how the person was opened. */
export const enteredFieldsSchema = z.object({ ...recordFields, tags: tagList() }).refine(inOrder, ORDER);

/** A clerk enters a record of their own city. */
export const enterRecordSchema = z
  .object({ residentId: z.uuid("required"), ...recordFields, tags: tagList() })
  .refine(inOrder, ORDER);

const reason = z.string({ error: "required" }).trim().min(1, "required").max(500, "tooLong500");

/** The fields of a correction, without whose record it is. */
export const correctedFieldsSchema = z
  .object({ recordId: z.uuid("required"), ...recordFields, tags: tagList(), reason })
  .refine(inOrder, ORDER);

/** A clerk puts another record in the place of one that was wrong. */
export const correctRecordSchema = z
  .object({ ...recordKeySchema.shape, ...recordFields, tags: tagList(), reason })
  .refine(inOrder, ORDER);

export const rejectRecordSchema = recordKeySchema.extend({ reason });

function tagList() {
  return z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(RECORD_TAGS, "tag")),
  );
}

function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text) &&
    text >= "1900-01-01" &&
    text <= "2200-12-31"
  );
}

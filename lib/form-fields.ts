import { z } from "zod";

/** Fields that forms of several parts have in common. Messages are keys under `errors.fields`. */

/** The version of a row that was looked at. */
export const seenVersionField = z.coerce.number().int().min(1).max(2_147_483_647);

/** A remark that must be made. */
export const noteField = z.string({ error: "required" }).trim().min(1, "required").max(1000, "tooLong1000");

/** A remark that may be made; null where it was not. */
export const optionalNoteField = z
  .string()
  .trim()
  .max(1000, "tooLong1000")
  .optional()
  .transform((text) => text || null);

/** At least one of several boxes: one that is ticked comes as itself, several as a list. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).min(1, "chooseOne"),
  );

/** A field that may be left empty: then it is absent. */
export const emptyIsAbsent = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), inner.optional());

import { z } from "zod";
import { uploadSchema } from "@/lib/documents/upload";
import { seenVersionField } from "@/lib/form-fields";

/** What may come in about a list. Messages are keys under `errors.fields`. */

export const takeInSchema = z.object({
  employer: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong200"),
  list: uploadSchema,
});

export const batchStepSchema = z.object({
  batch: z.uuid("required"),
  seenVersion: seenVersionField,
});

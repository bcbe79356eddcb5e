import { z } from "zod";

const choice = z.object({ take: z.enum(["OURS", "THEIRS"]), seen: z.uuid() });
type Choice = z.output<typeof choice>;

/**
 * A clerk's word on every conflict of a statement: `choice.0` is OURS or THEIRS, and `seen.0` our record as it was shown;
 * the reason is the person's to read.
 */
export const decideStatementSchema = z
  .looseObject({
    item: z.uuid("required"),
    seenVersion: z.coerce.number().int().min(1),
    reason: z.string({ error: "required" }).trim().min(1, "required").max(500, "tooLong500"),
  })
  .transform((form) => ({
    item: form.item,
    seenVersion: form.seenVersion,
    reason: form.reason,
    choices: choicesOf(form),
  }));
export type DecideStatement = z.output<typeof decideStatementSchema>;

/** By the conflict's number; what was not chosen is not there. */
function choicesOf(form: Record<string, unknown>): Record<number, Choice> {
  const choices: Record<number, Choice> = {};
  for (const name of Object.keys(form)) {
    const index = /^choice\.(\d{1,4})$/.exec(name)?.[1];
    const read = choice.safeParse({ take: form[name], seen: form[`seen.${index}`] });
    if (index !== undefined && read.success) choices[Number(index)] = read.data;
  }
  return choices;
}

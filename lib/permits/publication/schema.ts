import { z } from "zod";
import { ruleFormSchema } from "./rule-form";

/** What may come in with a publication: the form as it was previewed, and the version it was compared with. */

const seenVersion = z.coerce.number().int().min(0).max(100_000);

export const publishRuleSchema = z
  .looseObject({ seenVersion })
  .transform(({ seenVersion, ...fields }) => ({ seenVersion, fields }))
  .pipe(
    z
      .object({ seenVersion: z.number(), fields: z.record(z.string(), z.unknown()) })
      .transform(({ seenVersion, fields }, context) => {
        const form = ruleFormSchema.safeParse(fields);
        // The fields' own names, so that each message stands at its field.
        for (const { path, message } of form.error?.issues ?? [])
          context.addIssue({ code: "custom", path: [...path], message });
        return form.success ? { seenVersion, form: form.data } : z.NEVER;
      }),
  );

export const publishRightsSchema = z
  .object({ seenVersion })
  .catchall(z.union([z.string(), z.array(z.string())]))
  .transform(({ seenVersion, ...fields }) => ({ seenVersion, fields }));

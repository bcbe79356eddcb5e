"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { formAction } from "@/lib/action";
import { type FormState, formError } from "@/lib/action-state";
import { requireActor } from "@/lib/auth/session";
import { confirmBatch, discardBatch, readList, takeInList } from "@/lib/permits/batch";
import { batchStepSchema, takeInSchema } from "@/lib/permits/batch/schema";
import { explain } from "@/lib/tables/explain";

const OFFICERS = ["CLERK", "SUPERVISOR"] as const;

const takeInOnce = formAction({
  name: "permit-batch.take-in",
  roles: OFFICERS,
  schema: takeInSchema,
  run: async (tx, actor, input, at) => {
    const id = await takeInList(tx, actor, input, at);
    return { redirectTo: `/desk/permits/batches/${id}` };
  },
});

/** Takes in a list that can be read; of any other everything that is wrong with it is told at the field. */
export async function takeIn(previous: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  await requireActor(locale, ...OFFICERS);
  const input = takeInSchema.safeParse({ employer: form.get("employer"), list: form.get("list") });
  if (input.success) {
    const read = await readList(input.data.list);
    if (!read.ok) {
      const t = await getTranslations({ locale, namespace: "tables" });
      const said = read.findings.map((finding) => explain(finding, (key, values) => t(key, values)));
      return formError(form, { list: said.join(locale === "zh" ? "；" : ". ") });
    }
  }
  return takeInOnce(previous, form);
}

export const confirm = formAction({
  name: "permit-batch.confirm",
  roles: OFFICERS,
  schema: batchStepSchema,
  run: async (tx, actor, input, at) => {
    await confirmBatch(tx, actor, input, at);
    return { redirectTo: `/desk/permits/batches/${input.batch}?done=confirmed` };
  },
});

export const discard = formAction({
  name: "permit-batch.discard",
  roles: OFFICERS,
  schema: batchStepSchema,
  run: async (tx, actor, input, at) => {
    await discardBatch(tx, actor, input, at);
    return { redirectTo: `/desk/permits/batches/${input.batch}?done=discarded` };
  },
});

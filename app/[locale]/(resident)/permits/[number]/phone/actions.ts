"use server";

import { getLocale } from "next-intl/server";
import { formAction } from "@/lib/action";
import { requireActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/clock";
import { isRefusal } from "@/lib/errors";
import { issueToPhone, removeCredential } from "@/lib/permits/issuing/issue-phone";
import { nowPublished } from "@/lib/permits/issuing/now";
import { credentialRefSchema, phoneRequestSchema } from "@/lib/permits/issuing/schema";
import type { IssueAnswer, PhoneRequestInput } from "@/lib/wallet/obtain";
import { selectableOf } from "@/lib/wallet/selection";

/** Signs the permit for the phone that asks. What goes wrong is a code, whose words the page has. */
export async function issueHere(request: PhoneRequestInput): Promise<IssueAnswer> {
  const actor = await requireActor(await getLocale(), "RESIDENT");
  const input = phoneRequestSchema.safeParse(request);
  if (!input.success) return { ok: false, code: "INVALID" };
  const now = await nowPublished();
  try {
    const { credentialId, token, facts, issuedAt, expiresAt } = await issueToPhone(actor, input.data, {
      now,
      today: dayOf(now),
    });
    const can = selectableOf(facts);
    return {
      ok: true,
      ...{ credentialId, token, can },
      issuedAtMs: issuedAt.getTime(),
      expiresAtMs: expiresAt.getTime(),
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ok: false, code: error.code };
  }
}

export const removeDevice = formAction({
  name: "credential.remove",
  roles: ["RESIDENT"],
  schema: credentialRefSchema,
  run: async (tx, actor, input, { now }) => {
    await removeCredential(tx, actor, input, now);
    return { redirectTo: `/permits/${encodeURIComponent(input.permitNumber)}/phone` };
  },
});

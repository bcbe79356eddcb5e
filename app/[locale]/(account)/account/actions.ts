"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { formAction } from "@/lib/action";
import { changePassword } from "@/lib/auth/commands/change-password";
import { endSession } from "@/lib/auth/commands/sessions";
import { requestAddress } from "@/lib/auth/request";
import { changePasswordSchema } from "@/lib/auth/schema";
import { ROLES } from "@/lib/auth/types";
import { clock } from "@/lib/clock";

export const changeOwnPassword = formAction({
  name: "auth.changePassword",
  roles: ROLES,
  schema: changePasswordSchema,
  run: async (tx, actor, input, { now }) => {
    const at = { now, machineNow: clock.machineNow(), address: await requestAddress() };
    await changePassword(tx, actor, input, at);
    return { message: (await getTranslations("auth.password"))("done") };
  },
});

export const endOwnSession = formAction({
  name: "auth.endSession",
  roles: ROLES,
  schema: z.object({ sessionId: z.uuid("required") }),
  run: async (tx, actor, { sessionId }, { now }) => {
    await endSession(tx, actor, sessionId, { now, machineNow: clock.machineNow() });
    return { redirectTo: "/account" };
  },
});

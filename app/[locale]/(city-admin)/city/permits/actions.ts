"use server";

import { formAction } from "@/lib/action";
import * as commands from "@/lib/permits/publication/commands";
import { publishRightsSchema, publishRuleSchema } from "@/lib/permits/publication/schema";

const roles = ["CITY_ADMIN"] as const;
const DONE = { redirectTo: "/city/permits?published=1" };

export const publishRule = formAction({
  name: "cityPermits.publishRule",
  roles,
  schema: publishRuleSchema,
  run: async (tx, actor, input, at) => {
    await commands.publishPermitRule(tx, actor, input, at);
    return DONE;
  },
});

export const publishRights = formAction({
  name: "cityPermits.publishRights",
  roles,
  schema: publishRightsSchema,
  run: async (tx, actor, input, at) => {
    await commands.publishPermitRights(tx, actor, input, at);
    return DONE;
  },
});

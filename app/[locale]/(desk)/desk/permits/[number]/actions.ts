"use server";

import { formAction } from "@/lib/action";
import { cancelForDeath, revokePermit } from "@/lib/permits/commands";
import { cancelForDeathSchema, revokePermitSchema } from "@/lib/permits/schema";

export const revoke = formAction({
  name: "permit.revoke",
  roles: ["SUPERVISOR"],
  schema: revokePermitSchema,
  run: async (tx, actor, input, at) => {
    await revokePermit(tx, actor, input, at);
    return { redirectTo: `/desk/permits/${encodeURIComponent(input.number)}?done=REVOKED` };
  },
});

export const cancelOnDeath = formAction({
  name: "permit.cancel-for-death",
  roles: ["CLERK", "SUPERVISOR"],
  schema: cancelForDeathSchema,
  run: async (tx, actor, input, at) => {
    await cancelForDeath(tx, actor, input, at);
    return { redirectTo: `/desk/permits/${encodeURIComponent(input.number)}?done=CANCELLED` };
  },
});

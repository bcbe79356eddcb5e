"use server";

import { formAction } from "@/lib/action";
import { decideStatement } from "@/lib/permits/statements/decide";
import { decideStatementSchema } from "@/lib/permits/statements/schema";

export const decideConflicts = formAction({
  name: "statement.decide",
  roles: ["CLERK", "SUPERVISOR"],
  schema: decideStatementSchema,
  run: async (tx, actor, input, at) => {
    await decideStatement(tx, actor, input, at.now);
    return { redirectTo: `/desk/statements/${input.item}?done=1` };
  },
});

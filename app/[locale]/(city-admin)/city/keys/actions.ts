"use server";

import { z } from "zod";
import { formAction } from "@/lib/action";
import { revokeKey, rotateKey } from "@/lib/permits/issuing/key-commands";
import { compromiseSchema, keyRefSchema } from "@/lib/permits/issuing/schema";

export const replaceKey = formAction({
  name: "signing-key.rotate",
  roles: ["CITY_ADMIN"],
  schema: z.object({}),
  run: async (tx, actor, _input, { now }) => {
    await rotateKey(tx, actor, now);
    return { redirectTo: "/city/keys" };
  },
});

export const retireKey = formAction({
  name: "signing-key.retire",
  roles: ["CITY_ADMIN"],
  schema: keyRefSchema,
  run: async (tx, actor, { kid }, { now }) => {
    await revokeKey(tx, actor, { kid, because: "RETIRED" }, now);
    return { redirectTo: "/city/keys" };
  },
});

export const declareStolen = formAction({
  name: "signing-key.compromise",
  roles: ["CITY_ADMIN"],
  schema: compromiseSchema,
  run: async (tx, actor, { kid }, { now }) => {
    await revokeKey(tx, actor, { kid, because: "COMPROMISE" }, now);
    return { redirectTo: "/city/keys" };
  },
});

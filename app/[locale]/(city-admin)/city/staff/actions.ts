"use server";

import { formAction } from "@/lib/action";
import { addStaffSchema, staffRefSchema } from "@/lib/auth/schema";
import { keepForNextPage } from "@/lib/auth/shown-once";
import { addStaff, resetStaff, setStaffStatus } from "@/lib/auth/staff-accounts";
import { clock } from "@/lib/clock";

export const addAccount = formAction({
  name: "staff.add",
  roles: ["CITY_ADMIN"],
  schema: addStaffSchema,
  run: async (tx, actor, input, { now }) => {
    const made = await addStaff(tx, actor, { ...input, cityCode: actor.city, zoneId: null }, now);
    await keepForNextPage(made.id, made.password);
    return { redirectTo: `/city/staff/${made.id}/first-sign-in` };
  },
});

export const resetAccount = formAction({
  name: "staff.reset",
  roles: ["CITY_ADMIN"],
  schema: staffRefSchema,
  run: async (tx, actor, input, { now }) => {
    const made = await resetStaff(tx, actor, input, { now, machineNow: clock.machineNow() });
    await keepForNextPage(made.id, made.password);
    return { redirectTo: `/city/staff/${made.id}/first-sign-in` };
  },
});

export const disableAccount = formAction({
  name: "staff.disable",
  roles: ["CITY_ADMIN"],
  schema: staffRefSchema,
  run: async (tx, actor, input, { now }) => {
    const at = { now, machineNow: clock.machineNow() };
    await setStaffStatus(tx, actor, { ...input, status: "DISABLED" }, at);
    return { redirectTo: `/city/staff/${input.staffId}` };
  },
});

export const enableAccount = formAction({
  name: "staff.enable",
  roles: ["CITY_ADMIN"],
  schema: staffRefSchema,
  run: async (tx, actor, input, { now }) => {
    const at = { now, machineNow: clock.machineNow() };
    await setStaffStatus(tx, actor, { ...input, status: "ACTIVE" }, at);
    return { redirectTo: `/city/staff/${input.staffId}` };
  },
});

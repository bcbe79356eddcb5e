"use server";

import { formAction } from "@/lib/action";
import { findResidentByNumber } from "@/lib/auth/commands/sign-in";
import { addStaffFormSchema, staffRefSchema } from "@/lib/auth/schema";
import { keepForNextPage } from "@/lib/auth/shown-once";
import { addStaff, resetStaff, setStaffStatus } from "@/lib/auth/staff-accounts";
import { clock, type Day } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { parseIdNumber } from "@/lib/residents/id-number";

export const addAccount = formAction({
  name: "staff.add",
  roles: ["CITY_ADMIN"],
  schema: addStaffFormSchema,
  run: async (tx, actor, { idNumber, ...input }, { now, today }) => {
    const residentId = await fileOfHolder(idNumber, today);
    const account = { ...input, cityCode: actor.city, zoneId: null, residentId };
    const made = await addStaff(tx, actor, account, now);
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

/** Null without a number, and for one that nobody has: the administrator is not told which, for they see no residents. */
async function fileOfHolder(typed: string, today: Day): Promise<string | null> {
  if (typed === "") return null;
  const read = parseIdNumber(typed, today);
  if (!read.ok) throw new AppError("INVALID", { fields: { idNumber: "idNumber" } });
  return (await findResidentByNumber(read.number))?.residentId ?? null;
}

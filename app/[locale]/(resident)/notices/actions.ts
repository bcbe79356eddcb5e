"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { readAllNotices, readNotice } from "@/lib/notices/commands";
import { readAllSchema, readNoticeSchema } from "@/lib/notices/schema";
import { listWards } from "@/lib/residents/queries";

const roles = ["RESIDENT"] as const;

export const markRead = formAction({
  name: "READ_NOTICE",
  roles,
  schema: readNoticeSchema,
  run: async (tx, _actor, input, at) => {
    await readNotice(tx, input, at.now);
    countAnew();
    return { redirectTo: "/notices" };
  },
});

export const markAllRead = formAction({
  name: "READ_ALL_NOTICES",
  roles,
  schema: readAllSchema,
  run: async (tx, actor, input, at) => {
    const wards = await listWards(tx, actor.id);
    await readAllNotices(tx, [actor.id, ...wards.map((ward) => ward.residentId)], input, at.now);
    countAnew();
    return { redirectTo: "/notices?done=read" };
  },
});

/** The menu says how many are unread, and layouts stay where only the page changes. */
function countAnew(): void {
  revalidatePath("/[locale]", "layout");
}

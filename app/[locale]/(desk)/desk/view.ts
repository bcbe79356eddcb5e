import { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import { daySchema } from "@/lib/residents/schema";
import type { WaitingFor } from "@/lib/transfers/lifecycle";
import type { ItemKind, QueueKey } from "@/lib/transfers/queue";

/** Search parameters as Next hands them to a page. */
export type Search = Record<string, string | string[] | undefined>;

export const TABS = ["approve", "us", "resident", "other", "done"] as const;
export type Tab = (typeof TABS)[number];

export const WAITING_FOR: Record<Tab, readonly WaitingFor[]> = {
  approve: ["SUPERVISOR"],
  us: ["CLERK"],
  resident: ["RESIDENT"],
  other: ["OTHER_CITY"],
  done: ["NOBODY"],
};

export const CASE_KINDS = [
  "TRANSFER_DESTINATION",
  "TRANSFER_ORIGIN",
  "PERMIT",
  "SITE_VISIT",
  "STATEMENT",
] as const satisfies readonly ItemKind[];

/** What part of the queue a page shows. */
export interface View {
  tab: Tab;
  kind: (typeof CASE_KINDS)[number] | null;
  mine: boolean;
  after: QueueKey | null;
}

const key = z
  .string()
  .transform((text) => text.split("."))
  .pipe(z.tuple([z.literal("none").or(daySchema), z.uuid()]))
  .transform(([dueOn, id]): QueueKey => ({ dueOn: dueOn === "none" ? null : dueOn, id }));

/** Reads the address; what makes no sense there is left out, for an address is no form. */
export function viewOf(actor: DeskActor, search: Search): View {
  const first: Tab = actor.role === "SUPERVISOR" ? "approve" : "us";
  return {
    tab: z.enum(TABS).catch(first).parse(search.tab),
    kind: z.enum(CASE_KINDS).nullable().catch(null).parse(search.kind),
    mine: search.mine === "1",
    after: key.nullable().catch(null).parse(search.after),
  };
}

/** The address's query for a view, with some of it changed. */
export function queryOf(view: View, change: Partial<View> = {}): string {
  const { tab, kind, mine, after } = { ...view, after: null, ...change };
  const query = new URLSearchParams({ tab });
  if (kind !== null) query.set("kind", kind);
  if (mine) query.set("mine", "1");
  if (after !== null) query.set("after", `${after.dueOn ?? "none"}.${after.id}`);
  return query.toString();
}

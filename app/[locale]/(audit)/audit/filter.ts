import { z } from "zod";
import type { LogFilter } from "@/lib/audit/queries";

/** Search parameters as Next hands them to a page. */
export type Search = Record<string, string | string[] | undefined>;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const action = z.string().regex(/^[A-Z_]{3,60}$/);
const key = z
  .string()
  .regex(/^\d{10,16}_[0-9a-f-]{36}$/)
  .transform((text) => {
    const [at = "", id = ""] = text.split("_");
    return { at: new Date(Number(at)), id };
  });

export interface LogView extends LogFilter {
  log: "people" | "office";
}

/** Reads the address; what makes no sense there is left out, for an address is no form. */
export function logViewOf(search: Search): LogView {
  const read = <T>(schema: z.ZodType<T>, value: unknown) => schema.safeParse(value).data;
  const [on, act, before] = [read(day, search.day), read(action, search.action), read(key, search.before)];
  return {
    log: search.log === "office" ? "office" : "people",
    ...(on === undefined ? {} : { day: on }),
    ...(act === undefined ? {} : { action: act }),
    ...(before === undefined ? {} : { before }),
  };
}

/** The address of a view; `last` is the entry after which the page begins. */
export function logPath({ log, day: on, action: act }: LogView, last?: { at: Date; id: string }): string {
  const query = new URLSearchParams({ log });
  if (on !== undefined) query.set("day", on);
  if (act !== undefined) query.set("action", act);
  if (last !== undefined) query.set("before", `${last.at.getTime()}_${last.id}`);
  return `/audit?${query}`;
}

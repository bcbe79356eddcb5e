import { z } from "zod";
import type { LogFilter } from "@/lib/audit/queries";
import { daySchema } from "@/lib/residents/schema";

/** Search parameters as Next hands them to a page. */
export type Search = Record<string, string | string[] | undefined>;

const action = z.string().regex(/^[A-Z_]{3,60}$/);
const key = z
  .string()
  .transform((text) => text.split("_"))
  .pipe(z.tuple([z.string().regex(/^\d{1,13}$/), z.uuid()]))
  .transform(([at, id]) => ({ at: new Date(Number(at)), id }));

export interface LogView extends LogFilter {
  log: "people" | "office";
}

/** Reads the address; what makes no sense there is left out, for an address is no form. */
export function logViewOf(search: Search): LogView {
  const read = <T>(schema: z.ZodType<T>, value: unknown) => schema.safeParse(value).data;
  const [on, act, before] = [
    read(daySchema, search.day),
    read(action, search.action),
    read(key, search.before),
  ];
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

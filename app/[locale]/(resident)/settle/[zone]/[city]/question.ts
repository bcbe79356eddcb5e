import { z } from "zod";
import type { Day } from "@/lib/clock";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { membersOn } from "@/lib/residents/destinations";
import { daySchema } from "@/lib/residents/schema";
import { addMonthsClamped, type PlannedRecord } from "@/lib/rules";
import type { Search } from "../../../people";

/** "If I moved to this city on that day", with the evidence that would begin then. */
export interface Plan {
  city: string;
  from: Day;
  kinds: string[];
}

/** The engine looks 40 years ahead (docs/rules-semantics.md §8); a later plan could change nothing. */
const FURTHEST_MONTHS = 40 * 12;

const listSchema = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()),
);

/**
 * The plan in an address: null without one. A part that does not fit is named in `problems`, and then there is
 * no plan.
 */
export function planInQuery(
  bundle: PreparedBundle,
  search: Search,
  today: Day,
): { plan: Plan | null; problems: Record<string, string> } {
  if (search["plan.city"] === undefined && search["plan.from"] === undefined)
    return { plan: null, problems: {} };
  const problems: Record<string, string> = {};
  const city = membersOn(bundle, today).find((code) => code === search["plan.city"]);
  if (city === undefined) problems["plan.city"] = "choose";
  const from = daySchema.safeParse(search["plan.from"]);
  if (!from.success) problems["plan.from"] = from.error.issues[0]?.message ?? "day";
  else if (from.data < today || from.data > addMonthsClamped(today, FURTHEST_MONTHS))
    problems["plan.from"] = "planDay";
  const asked = listSchema.safeParse(search["plan.kinds"]).data ?? [];
  const kinds = Object.keys(bundle.document.kinds).filter((kind) => asked.includes(kind));
  if (kinds.length === 0) problems["plan.kinds"] = "chooseOne";
  if (city === undefined || !from.success || Object.keys(problems).length > 0)
    return { plan: null, problems };
  return { plan: { city, from: from.data, kinds }, problems };
}

export function plannedRecords(plan: Plan): PlannedRecord[] {
  return plan.kinds.map((kind) => ({ kind, city: plan.city, start: plan.from, end: null }));
}

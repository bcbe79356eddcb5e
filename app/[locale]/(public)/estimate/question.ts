import type { Day } from "@/lib/clock";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { membersOn } from "@/lib/residents/destinations";
import { daySchema } from "@/lib/residents/schema";

/** Search parameters as Next hands them to a page. */
export type Search = Record<string, string | string[] | undefined>;

/** More spans than anyone's years have; enough for one every other year of a working life. */
export const MOST_ROWS = 20;
const FIRST_ROWS = 2;

/** One span as it was typed: kind, city, first day, last day. */
export interface TypedRow {
  kind: string;
  city: string;
  from: string;
  to: string;
}

export interface Span {
  kind: string;
  city: string;
  startOn: Day;
  endOn: Day | null;
}

/** The address read: what was typed, to be shown again, and what of it can be calculated with. */
export interface Question {
  birth: string;
  birthOn: Day | null;
  rows: TypedRow[];
  spans: Span[];
  /** By the field's name in the address; the value is a key of `errors.fields`. */
  problems: Record<string, string>;
  /** Something was asked, not only a destination chosen. */
  asked: boolean;
}

function text(search: Search, name: string): string {
  const value = search[name];
  return typeof value === "string" ? value.slice(0, 40) : "";
}

export function questionInQuery(bundle: PreparedBundle, search: Search, today: Day): Question {
  const problems: Record<string, string> = {};
  const day = (name: string, optional: boolean): Day | null => {
    const typed = text(search, name);
    if (typed === "" && optional) return null;
    const read = daySchema.safeParse(typed);
    if (!read.success) problems[name] = read.error.issues[0]?.message ?? "day";
    else if (read.data > today) problems[name] = name.startsWith("f") ? "inFuture" : "endInFuture";
    return read.success ? read.data : null;
  };
  const rows = rowsOf(search);
  const asked = search.birth !== undefined;
  const birthOn = asked ? day("birth", false) : null;
  const members = new Set(membersOn(bundle, today));
  const spans = rows.flatMap((row, index) => {
    const at = index + 1;
    if (row.kind === "" && row.city === "" && row.from === "" && row.to === "") return [];
    if (!Object.hasOwn(bundle.document.kinds, row.kind)) problems[`k${at}`] = "choose";
    if (!members.has(row.city)) problems[`c${at}`] = "choose";
    const startOn = day(`f${at}`, false);
    const endOn = day(`t${at}`, true);
    if (startOn !== null && endOn !== null && endOn < startOn) problems[`t${at}`] = "endBeforeStart";
    if (startOn !== null && birthOn !== null && startOn < birthOn) problems[`f${at}`] = "beforeBirth";
    return startOn === null ? [] : [{ kind: row.kind, city: row.city, startOn, endOn }];
  });
  return { birth: text(search, "birth"), birthOn, rows, spans, problems, asked };
}

/** As many rows as were asked for, none of those filled in lost. */
function rowsOf(search: Search): TypedRow[] {
  const wanted = /^\d{1,2}$/.test(text(search, "rows")) ? Number(text(search, "rows")) : FIRST_ROWS;
  const filled = Array.from({ length: MOST_ROWS }, (_, index) => index + 1).findLast((at) =>
    ["k", "c", "f", "t"].some((name) => text(search, `${name}${at}`) !== ""),
  );
  const count = Math.min(MOST_ROWS, Math.max(1, wanted, filled ?? 0));
  return Array.from({ length: count }, (_, index) => ({
    kind: text(search, `k${index + 1}`),
    city: text(search, `c${index + 1}`),
    from: text(search, `f${index + 1}`),
    to: text(search, `t${index + 1}`),
  }));
}

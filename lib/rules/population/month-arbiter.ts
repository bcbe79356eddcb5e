/** A month in which something begins or ends: which city it goes to, by `monthCounts` (docs/rules-semantics.md §2, §3.4). */
import { UNCOVERED } from "./award";
import { firstOf, lastOf } from "./calendar";
import type { Counting } from "./content";
import type { Contents } from "./contents";
import { EMPTY, type Lane } from "./lane";

/**
 * Raised where records begin to count, or cease to, within a month that several cities cover: who came first can then
 * not be told from the order in which they are met. Whoever sees it asks the one-person engine.
 */
export interface Doubt {
  isRaised: boolean;
}

interface Tally extends Counting {
  days: number;
}

export class MonthArbiter {
  private readonly counting: Tally[] = [];
  private readonly blocking: Tally[] = [];
  /** Where a day is enough, what few contents make of a month is always the same. */
  private readonly kept = new Map<number, number>();

  constructor(
    private readonly lane: Lane,
    private readonly contents: Contents,
    private readonly doubt: Doubt,
  ) {}

  /** `near` is a run that begins in the month, or covers it; only its days from `from` to `to` may count. */
  award(month: number, from: number, to: number, near: number): number {
    const { contents, lane } = this;
    const needed = this.daysNeeded(month);
    let first = near;
    while (first > 0 && (contents.to[first - 1] as number) >= from) first -= 1;
    let end = first;
    let days = 0;
    let only = EMPTY;
    let isSimple = true;
    let key = 0;
    let isNameable = true;
    for (; end < contents.length && (contents.from[end] as number) <= to; end += 1) {
      const content = contents.content[end] as number;
      if (contents.epoch[end] !== contents.epoch[first]) isSimple = false;
      key = key * MOST_CONTENTS + content;
      if (content >= MOST_CONTENTS) isNameable = false;
      if (content === EMPTY) continue;
      if (only !== EMPTY && only !== content) isSimple = false;
      only = content;
      days += Math.min(to, contents.to[end] as number) - Math.max(from, contents.from[end] as number) + 1;
    }
    // Mostly one thing begins or ends, and all of it covers the month, or none of it.
    if (isSimple) return days >= needed ? lane.award(contents.epoch[first] as number, only) : UNCOVERED;
    const isKept = isNameable && needed === 1 && end - first <= 3 && lane.starts.length === 0;
    const kept = isKept ? this.kept.get(key) : undefined;
    if (kept !== undefined) return kept;
    const award = this.judge(month, from, to, first, end, needed);
    if (isKept) this.kept.set(key, award);
    return award;
  }

  private judge(month: number, from: number, to: number, first: number, end: number, needed: number): number {
    const { contents, lane } = this;
    let epochs = 0;
    let epoch = -1;
    this.counting.length = 0;
    this.blocking.length = 0;
    for (let at = first; at < end; at += 1) {
      const days = Math.min(to, contents.to[at] as number) - Math.max(from, contents.from[at] as number) + 1;
      if (days <= 0) continue;
      if (contents.epoch[at] !== epoch) epochs += 1;
      epoch = contents.epoch[at] as number;
      const { counting, blocking } = lane.contentAt(contents.content[at] as number);
      // Whoever is first met in a later run began later.
      for (const one of counting) add(this.counting, one, days, (at - first) * RANKS_PER_RUN + one.group);
      for (const one of blocking) add(this.blocking, one, days, 0);
    }
    if (this.blocking.some(({ days }) => days >= needed)) return UNCOVERED;
    if (epochs > 1 && new Set(this.counting.map(({ place }) => place)).size > 1) this.doubt.isRaised = true;
    // A month is valued as of its first day, whatever its days count by.
    const arbiter = lane.arbiterAt(lane.epochOf(firstOf(month)));
    return arbiter.award(
      this.counting.filter(({ days }) => days >= needed),
      this.counting,
    );
  }

  private daysNeeded(month: number): number {
    const { monthCounts } = this.lane;
    if (monthCounts === "anyDay") return 1;
    return monthCounts === "fifteenDays" ? 15 : lastOf(month) - firstOf(month) + 1;
  }
}

/** Three contents below it make one key, which stays a safe integer. */
const MOST_CONTENTS = 1 << 17;
const RANKS_PER_RUN = 1 << 16;

function add(list: Tally[], { place, kind }: Counting, days: number, group: number): void {
  const known = list.find((one) => one.place === place && one.kind === kind);
  if (known === undefined) list.push({ place, kind, group, days });
  else known.days += days;
}

/** The run of days that a day lies in. */
export function contentsAt({ from, length }: Contents, day: number): number {
  let at = length - 1;
  while (at > 0 && (from[at] as number) > day) at -= 1;
  return at;
}

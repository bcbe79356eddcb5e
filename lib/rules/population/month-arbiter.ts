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

  constructor(
    private readonly lane: Lane,
    private readonly contents: Contents,
    private readonly doubt: Doubt,
  ) {}

  /** `near` is a run that begins in the month, or covers it; only its days from `from` to `to` may count. */
  award(month: number, from: number, to: number, near: number): number {
    const { contents } = this;
    const only = this.onlyContent(month, from, to, near);
    if (only !== SEVERAL) return only;
    let epochs = 0;
    let epoch = -1;
    this.counting.length = 0;
    this.blocking.length = 0;
    let first = near;
    while (first > 0 && (contents.to[first - 1] as number) >= from) first -= 1;
    for (let at = first; at < contents.length && (contents.from[at] as number) <= to; at += 1) {
      const days = Math.min(to, contents.to[at] as number) - Math.max(from, contents.from[at] as number) + 1;
      if (days <= 0) continue;
      if (contents.epoch[at] !== epoch) epochs += 1;
      epoch = contents.epoch[at] as number;
      const { counting, blocking } = this.lane.contentAt(contents.content[at] as number);
      // Whoever is first met in a later run began later.
      for (const one of counting) add(this.counting, one, days, (at - first) * RANKS_PER_RUN + one.group);
      for (const one of blocking) add(this.blocking, one, days, 0);
    }
    const needed = this.daysNeeded(month);
    if (this.blocking.some(({ days }) => days >= needed)) return UNCOVERED;
    if (epochs > 1 && new Set(this.counting.map(({ place }) => place)).size > 1) this.doubt.isRaised = true;
    // A month is valued as of its first day, whatever its days count by.
    const arbiter = this.lane.arbiterAt(this.lane.epochOf(firstOf(month)));
    return arbiter.award(
      this.counting.filter(({ days }) => days >= needed),
      this.counting,
    );
  }

  /** Mostly one thing begins or ends, and all of it covers the month, or none of it; SEVERAL where it is not so. */
  private onlyContent(month: number, from: number, to: number, near: number): number {
    const { contents, lane } = this;
    let first = near;
    while (first > 0 && (contents.to[first - 1] as number) >= from) first -= 1;
    const epoch = contents.epoch[first] as number;
    let only = EMPTY;
    let days = 0;
    for (let at = first; at < contents.length && (contents.from[at] as number) <= to; at += 1) {
      const content = contents.content[at] as number;
      if (contents.epoch[at] !== epoch) return SEVERAL;
      if (content === EMPTY) continue;
      if (only !== EMPTY && content !== only) return SEVERAL;
      only = content;
      days += Math.max(
        0,
        Math.min(to, contents.to[at] as number) - Math.max(from, contents.from[at] as number) + 1,
      );
    }
    return days >= this.daysNeeded(month) ? lane.award(epoch, only) : UNCOVERED;
  }

  private daysNeeded(month: number): number {
    const { monthCounts } = this.lane;
    if (monthCounts === "anyDay") return 1;
    return monthCounts === "fifteenDays" ? 15 : lastOf(month) - firstOf(month) + 1;
  }
}

/** No award. */
const SEVERAL = -2;

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

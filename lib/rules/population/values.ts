/** What a measure comes to for one person, assessment day by assessment day. */
import { firstOf, lastOf, monthOf } from "./calendar";
import { readGrowth } from "./growth";
import { readGrowthByPartMonth } from "./growth-by-part-month";
import { readGrowthInMonthWindow, readGrowthInWindow, windowValueOn } from "./growth-in-window";
import type { Intervals } from "./intervals";
import type { PersonCursor } from "./person";
import { Pieces } from "./pieces";
import { dayReaching, monthReaching, NOT_REACHED, type PlainSum } from "./plain";
import type { Purse } from "./purse";
import type { Runs } from "./runs";

export class MeasureValues {
  readonly pieces = new Pieces();
  /** The pieces are in months, each good for the assessment days of the month after it. */
  readonly byMonth: boolean;
  private readonly isPlain: boolean;
  private readonly plain: PlainSum;
  private readonly inDays = new Pieces();

  constructor(
    readonly runs: Runs,
    private readonly purse: Purse,
  ) {
    const { lane } = runs;
    this.byMonth = lane.measure.untilPreviousMonth;
    this.plain = { destination: purse.destination, elsewhereLimit: purse.elsewhereLimit, threshold: 0 };
    this.isPlain =
      purse.hasOneLimitAtMost &&
      lane.starts.length === 0 &&
      lane.measure.resetAfterGap === null &&
      lane.measure.window === null &&
      (!lane.monthly || this.byMonth);
  }

  /** Of the assessment days from `first` to `last`. */
  read(person: PersonCursor, first: number, last: number): Pieces {
    const { pieces, purse } = this;
    const { monthly, measure } = this.runs.lane;
    const runs = this.runs.of(person);
    if (!this.byMonth) {
      if (measure.window !== null) readGrowthInWindow(runs, purse, first, last, pieces);
      else if (monthly) readGrowthByPartMonth(runs, purse, first, last, pieces);
      else readGrowth(runs, purse, first, last, pieces);
      return pieces;
    }
    const from = monthOf(first) - 1;
    const to = monthOf(last) - 1;
    if (monthly && measure.window !== null) readGrowthInMonthWindow(runs, purse, from, to, pieces);
    else if (monthly) readGrowth(runs, purse, from, to, pieces);
    else this.readMonthEnds(runs, from, to);
    return pieces;
  }

  /** The assessment days on which the measure comes to at least so much. */
  reaching(person: PersonCursor, threshold: number, first: number, last: number, into: Intervals): void {
    into.length = 0;
    if (threshold <= 0) {
      into.add(first, last);
      return;
    }
    if (this.isPlain) {
      const from = this.plainlyReaching(person, threshold, last);
      if (from !== NOT_REACHED) into.add(Math.max(first, from), last);
      return;
    }
    const pieces = this.read(person, first, last);
    for (let at = 0; at < pieces.length; at += 1) {
      const value = pieces.value[at] as number;
      const slope = pieces.slope[at] as number;
      let from = pieces.from[at] as number;
      const to = pieces.to[at] as number;
      if (value < threshold) {
        if (slope === 0) continue;
        from += Math.ceil((threshold - value) / slope);
        if (from > to) continue;
      }
      if (this.byMonth) into.add(Math.max(first, firstOf(from + 1)), Math.min(last, lastOf(to + 1)));
      else into.add(from, to);
    }
  }

  /** The first assessment day on which the plain measure comes to so much. */
  private plainlyReaching(person: PersonCursor, threshold: number, last: number): number {
    const { runs, byMonth } = this;
    const plain = this.plain;
    plain.threshold = threshold;
    if (!byMonth) return dayReaching(runs, person, plain, last);
    const lastMonth = monthOf(last) - 1;
    const month = runs.lane.monthly
      ? monthReaching(runs, person, plain, lastMonth)
      : monthOfReached(dayReaching(runs, person, plain, lastOf(lastMonth)));
    return month === NOT_REACHED ? NOT_REACHED : firstOf(month + 1);
  }

  /** A measure by day up to the end of the month before: its value at months' ends. */
  private readMonthEnds(runs: Runs, from: number, to: number): void {
    const { pieces, inDays, purse } = this;
    pieces.clear();
    if (runs.lane.measure.window !== null) {
      for (let month = from; month <= to; month += 1) {
        pieces.add(month, month, windowValueOn(runs, purse, lastOf(month)), 0);
      }
      return;
    }
    readGrowth(runs, purse, lastOf(from), lastOf(to), inDays);
    let at = 0;
    for (let month = from; month <= to; month += 1) {
      const day = lastOf(month);
      while ((inDays.to[at] as number) < day) at += 1;
      const since = day - (inDays.from[at] as number);
      pieces.add(month, month, (inDays.value[at] as number) + since * (inDays.slope[at] as number), 0);
    }
  }
}

function monthOfReached(day: number): number {
  return day === NOT_REACHED ? NOT_REACHED : monthOf(day);
}

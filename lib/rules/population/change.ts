/** What a draft would do: only those whom it can make a difference to are asked, under both. */

import { PersonCursor } from "./person";
import type { PreviewPlan } from "./plan";
import { Previewer } from "./previewer";
import { addTally, emptyTally, type Tally } from "./tally";
import { Touched } from "./touched";

export interface ChangeTally {
  /** People looked at, and those among them who were asked under both. */
  people: number;
  asked: number;
  /** To be added to what the rules before come to, over the same people. */
  difference: Tally;
  /** By destination: eligible on the assessment date under the draft alone, and before it alone. */
  newlyIn: Float64Array;
  newlyOut: Float64Array;
}

export class ChangePreviewer {
  people = 0;
  asked = 0;
  private readonly newlyIn: Float64Array;
  private readonly newlyOut: Float64Array;
  private readonly old: Previewer;
  private readonly next: Previewer;
  private readonly touched: Touched;
  private readonly cursor: PersonCursor;

  constructor(before: PreviewPlan, after: PreviewPlan) {
    this.old = new Previewer(before);
    this.next = new Previewer(after);
    this.touched = new Touched(before, after);
    this.cursor = new PersonCursor(before.columns);
    this.newlyIn = new Float64Array(before.destinations.length);
    this.newlyOut = new Float64Array(before.destinations.length);
  }

  /** Asks people `from` … `to` - 1. */
  ask(from: number, to: number): void {
    const { cursor, touched } = this;
    this.people += to - from;
    if (touched.isNobody) return;
    cursor.seek(from);
    for (let person = from; person < to; person += 1) {
      cursor.advance();
      if (touched.isEveryone || this.old.isWhole(person)) this.askEverywhere();
      else if (touched.read(cursor)) this.askThere();
    }
  }

  get tally(): ChangeTally {
    const { people, asked, newlyIn, newlyOut } = this;
    const { destinations, months } = this.old.tally;
    const difference = emptyTally(destinations, months);
    addTally(difference, this.next.tally);
    addTally(difference, this.old.tally, -1);
    return { people, asked, difference, newlyIn, newlyOut };
  }

  /** Where nothing differs in the cities that might say something else, nothing differs at all. */
  private askThere(): void {
    const { cursor, old, next, touched } = this;
    old.goTo(cursor);
    next.goTo(cursor);
    for (let at = 0; at < touched.count; at += 1) {
      const destination = touched.destinations[at] as number;
      if (old.ask(destination) === next.ask(destination)) continue;
      this.askEverywhere();
      return;
    }
    this.asked += 1;
  }

  private askEverywhere(): void {
    const { cursor, old, next } = this;
    this.asked += 1;
    for (const previewer of [old, next]) {
      previewer.goTo(cursor);
      previewer.askEverywhere();
      previewer.count();
    }
    for (let at = 0; at < old.firstDays.length; at += 1) {
      const wasIn = old.firstDays[at] === 0;
      const isIn = next.firstDays[at] === 0;
      if (isIn && !wasIn) this.newlyIn[at] = (this.newlyIn[at] as number) + 1;
      if (wasIn && !isIn) this.newlyOut[at] = (this.newlyOut[at] as number) + 1;
    }
  }
}

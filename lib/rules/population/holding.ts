/** On which assessment days a person meets a requirement, a pathway, or the rules of a destination. */
import { birthday } from "../days";
import { attributeFits } from "../requirements";
import type { Person } from "../types";
import { engineDay, NO_DAY } from "./calendar";
import { readCurrent } from "./current";
import type { DestinationPlan, PathwayPlan } from "./destination-plan";
import { Intervals } from "./intervals";
import type { PersonCursor } from "./person";
import { personOf } from "./reconstruct";
import type { RequirementPlan } from "./requirement-plan";

/** No day within the period. */
export const NEVER = -1;

export class Holding {
  /** Two of them for each level of `any` within `any`. */
  private readonly spare: Intervals[] = [];
  private described: { index: number; person: Person } = { index: -1, person: {} };

  constructor(private readonly cursor: PersonCursor) {}

  /** The first day from `first` to `last` on which some pathway is met; NEVER when none. */
  firstDay({ pathways }: DestinationPlan, first: number, last: number): number {
    let best = NEVER;
    for (const pathway of pathways) {
      const end = best === NEVER ? last : best - 1;
      if (end < first) break;
      const day = this.firstDayOf(pathway, first, end);
      if (day !== NEVER) best = day;
    }
    return best;
  }

  private firstDayOf({ requirements }: PathwayPlan, first: number, last: number): number {
    let days = this.intervals(0).setTo(first, last);
    const own = this.intervals(1);
    let both = this.intervals(2);
    for (const requirement of requirements) {
      this.read(requirement, days.first, days.last, own, 3);
      const before = days;
      days = both.intersectionOf(days, own);
      both = before;
      if (days.isEmpty) return NEVER;
    }
    return days.first;
  }

  /** Spare memory from `depth` on is free to be used. */
  private read(
    requirement: RequirementPlan,
    first: number,
    last: number,
    into: Intervals,
    depth: number,
  ): void {
    switch (requirement.type) {
      case "credited":
        requirement.values.reaching(this.cursor, requirement.threshold, first, last, into);
        return;
      case "current":
        readCurrent(requirement.runs, this.cursor, first, last, into);
        return;
      case "age":
        this.readAge(requirement, first, last, into);
        return;
      case "attribute":
        into.length = 0;
        if (this.hasAttribute(requirement)) into.add(first, last);
        return;
      case "points":
        requirement.plan.reaching(this.cursor, this.person(), requirement.min, first, last, into);
        return;
      case "any":
        this.readAny(requirement.parts, first, last, into, depth);
    }
  }

  private readAny(
    parts: readonly RequirementPlan[],
    first: number,
    last: number,
    into: Intervals,
    depth: number,
  ): void {
    const own = this.intervals(depth);
    const either = this.intervals(depth + 1);
    into.length = 0;
    for (const part of parts) {
      this.read(part, first, last, own, depth + 2);
      into.copy(either.unionOf(into, own));
    }
  }

  private readAge(
    { min, max }: Extract<RequirementPlan, { type: "age" }>,
    first: number,
    last: number,
    into: Intervals,
  ): void {
    into.length = 0;
    const { birthDay } = this.cursor;
    if (birthDay === NO_DAY) return;
    const from = min === null ? first : birthdayOf(birthDay, min);
    const to = max === null ? last : birthdayOf(birthDay, max + 1) - 1;
    into.add(Math.max(first, from), Math.min(last, to));
  }

  private hasAttribute({ source, column, values }: Extract<RequirementPlan, { type: "attribute" }>): boolean {
    const id = column === null ? 0 : (column[this.cursor.index] as number);
    const value = values[id - 1];
    return value !== undefined && attributeFits(value, source);
  }

  private person(): Person {
    const { index, columns } = this.cursor;
    if (this.described.index !== index) this.described = { index, person: personOf(columns, this.cursor) };
    return this.described.person;
  }

  private intervals(at: number): Intervals {
    const known = this.spare[at];
    if (known !== undefined) return known;
    const made = new Intervals();
    this.spare[at] = made;
    return made;
  }
}

/** As a column would count the day, were it long enough. */
function birthdayOf(birthDay: number, years: number): number {
  return birthday(engineDay(birthDay), years) - engineDay(0);
}

/** Asks the people of a population, one after the other, what a plan's destinations say to them. */
import { engineDay } from "./calendar";
import type { WholePerson } from "./columns";
import { Holding, NEVER } from "./holding";
import { PersonCursor } from "./person";
import type { Likes, PreviewPlan } from "./plan";
import { NOWHERE, SEVERAL } from "./presence";
import { personOf, recordsOf } from "./reconstruct";
import { singleFirstDay } from "./single";
import { countPerson, emptyTally, NOT_ELIGIBLE, type Tally } from "./tally";

export class Previewer {
  readonly tally: Tally;
  /** Of the person just asked, by destination: days from the assessment date to the first eligible one. */
  readonly firstDays: Uint16Array;
  /** The destinations with a day in `firstDays`. */
  private readonly answered: Uint16Array;
  private answers = 0;
  private readonly cursor: PersonCursor;
  private readonly holding: Holding;
  /** By destination, the last round of questions in which the person was found to have a record there. */
  private readonly present: Int32Array;
  /** One person asked about every destination. */
  private round = 0;
  private readonly asksForThePast: boolean;
  /** Where someone may qualify who was never there. */
  private readonly open: readonly Likes[];
  private readonly whole: ReadonlyMap<number, WholePerson>;

  constructor(readonly plan: PreviewPlan) {
    const { columns, destinations, months } = plan;
    this.tally = emptyTally(destinations.length, months);
    this.firstDays = new Uint16Array(destinations.length).fill(NOT_ELIGIBLE);
    this.answered = new Uint16Array(destinations.length);
    this.cursor = new PersonCursor(columns);
    this.holding = new Holding(this.cursor);
    this.present = new Int32Array(destinations.length);
    this.asksForThePast = plan.likes.some(({ needsPresent }) => !needsPresent);
    this.open = plan.likes.filter(({ needsPresence }) => !needsPresence);
    this.whole = new Map(columns.whole.map((person) => [person.index, person]));
  }

  /** Makes ready to go through the people from one on. */
  seek(person: number): void {
    this.cursor.seek(person);
  }

  /** Asks the next person about every destination. */
  next(): void {
    this.cursor.advance();
    this.askEverywhere();
  }

  /** Goes to the person that a cursor of the same columns is at. */
  goTo(cursor: PersonCursor): void {
    this.cursor.follow(cursor);
  }

  /** The columns do not hold the person. */
  isWhole(person: number): boolean {
    return this.whole.size > 0 && this.whole.has(person);
  }

  /** Asks the person about every destination. */
  askEverywhere(): void {
    const { cursor, firstDays } = this;
    for (let answer = 0; answer < this.answers; answer += 1) {
      firstDays[this.answered[answer] as number] = NOT_ELIGIBLE;
    }
    this.answers = 0;
    this.round += 1;
    const { index } = cursor;
    if (this.isWhole(index)) {
      for (let at = 0; at < firstDays.length; at += 1) {
        this.answer(at, this.askSingly(at, "RECORDS_BEYOND_THE_COLUMNS"));
      }
      return;
    }
    this.askPresent();
    for (const { destinations } of this.open) this.askAbsent(destinations);
  }

  /** Writes the first days of the person just asked, from `begin` on, where NOT_ELIGIBLE stands for every destination. */
  writeTo(days: Uint16Array, begin: number): void {
    for (let answer = 0; answer < this.answers; answer += 1) {
      const at = this.answered[answer] as number;
      days[begin + at] = this.firstDays[at] as number;
    }
  }

  /** Adds the person just asked to the tally. */
  count(): void {
    countPerson(this.tally, this.plan.from, this.firstDays, this.answered, this.answers);
  }

  private askPresent(): void {
    const { cursor, plan } = this;
    const { only, starts, destinations } = plan.presence;
    let before = NOWHERE;
    for (
      let segment = cursor.segmentOn(this.asksForThePast ? 0 : plan.presentFrom);
      segment < cursor.count;
      segment += 1
    ) {
      const signature = cursor.signature[segment] as number;
      const place = only[signature] as number;
      if (place === before) continue;
      before = place;
      if (place >= 0) {
        this.askOnce(place);
      } else if (place === SEVERAL) {
        const end = starts[signature + 1] as number;
        for (let at = starts[signature] as number; at < end; at += 1)
          this.askOnce(destinations[at] as number);
        before = NOWHERE;
      }
    }
  }

  private askOnce(destination: number): void {
    if (this.present[destination] === this.round) return;
    this.present[destination] = this.round;
    this.answer(destination, this.ask(destination));
  }

  private answer(destination: number, days: number): void {
    if (days === NOT_ELIGIBLE) return;
    this.firstDays[destination] = days;
    this.answered[this.answers] = destination;
    this.answers += 1;
  }

  /** Whoever was never in several like destinations hears the same from each. */
  private askAbsent(destinations: readonly number[]): void {
    const { present, round } = this;
    let answer = NOT_ELIGIBLE;
    let isAsked = false;
    for (let at = 0; at < destinations.length; at += 1) {
      const destination = destinations[at] as number;
      if (present[destination] === round) continue;
      if (!isAsked) answer = this.ask(destination);
      isAsked = true;
      if (answer === NOT_ELIGIBLE) return;
      this.answer(destination, answer);
    }
  }

  /** Asks the person about one destination, which need not be one that they were ever in. */
  ask(destination: number): number {
    const { plan } = this;
    const feature = plan.uncompiled[destination];
    if (feature != null) return this.askSingly(destination, feature);
    for (const period of plan.periods) {
      const asked = plan.planOf(period, destination);
      if (asked === null) continue;
      const day = this.holding.firstDay(asked, period.from, period.to);
      if (asked.doubt.isRaised) {
        asked.doubt.isRaised = false;
        return this.askSingly(destination, "ORDER_WITHIN_A_MONTH");
      }
      if (day !== NEVER) return day - plan.from;
    }
    return NOT_ELIGIBLE;
  }

  private askSingly(destination: number, feature: string): number {
    const { plan, cursor, tally } = this;
    tally.askedSingly[feature] = (tally.askedSingly[feature] ?? 0) + 1;
    const whole = this.whole.get(cursor.index);
    const days = singleFirstDay(
      plan.compiled,
      plan.destinations[destination] as string,
      plan.assessmentDate,
      engineDay(plan.to),
      whole?.person ?? personOf(plan.columns, cursor),
      whole?.records ?? recordsOf(plan.columns, cursor),
    );
    return days ?? NOT_ELIGIBLE;
  }
}

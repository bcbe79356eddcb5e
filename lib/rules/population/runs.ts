/** The covered units of one person in one lane: runs of days or months with the city they went to, in order. */
import { UNCOVERED } from "./award";
import { firstOf, LAST_COLUMN_DAY, lastOf, monthOf } from "./calendar";
import { MOST_SEGMENTS } from "./columns";
import { type Contents, contentsCapacity, readContents } from "./contents";
import type { Lane } from "./lane";
import { type Doubt, MonthArbiter } from "./month-arbiter";
import type { PersonCursor } from "./person";

export class Runs {
  length = 0;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly award: Int32Array;
  readonly contents: Contents;
  readonly months: MonthArbiter;
  private person = -1;
  private since = 0;
  private isRead = false;
  private isDoubtful = false;

  constructor(
    readonly lane: Lane,
    private readonly doubt: Doubt,
  ) {
    const capacity = contentsCapacity(lane, MOST_SEGMENTS);
    this.contents = {
      length: 0,
      from: new Int32Array(capacity),
      to: new Int32Array(capacity),
      content: new Int32Array(capacity),
      epoch: new Int32Array(capacity),
    };
    // A run of whole months leaves at most one cut month behind it.
    this.from = new Int32Array(2 * capacity);
    this.to = new Int32Array(2 * capacity);
    this.award = new Int32Array(2 * capacity);
    this.months = new MonthArbiter(lane, this.contents, doubt);
  }

  /**
   * The runs of this person, worked out once for all who ask; what is over before `firstDay` may be missing.
   */
  of(person: PersonCursor, firstDay = 0): this {
    this.contentsOf(person, firstDay);
    if (!this.isRead) this.read();
    // Whoever asks for the same runs again has to hear of it too.
    if (this.isDoubtful) this.doubt.isRaised = true;
    return this;
  }

  /** The days that the runs are made of. */
  contentsOf(person: PersonCursor, firstDay: number): Contents {
    if (this.person === person.index && this.since <= firstDay) return this.contents;
    this.person = person.index;
    this.since = firstDay;
    this.isRead = false;
    readContents(this.lane, person, firstDay, this.contents);
    return this.contents;
  }

  private read(): void {
    const { doubt } = this;
    const wasRaised = doubt.isRaised;
    doubt.isRaised = false;
    this.isRead = true;
    this.length = 0;
    if (this.lane.monthly) this.readMonths();
    else this.readDays();
    this.isDoubtful = doubt.isRaised;
    doubt.isRaised = wasRaised;
  }

  private readDays(): void {
    const { lane, contents } = this;
    for (let at = 0; at < contents.length; at += 1) {
      const award = lane.award(contents.epoch[at] as number, contents.content[at] as number);
      if (award !== UNCOVERED) this.push(contents.from[at] as number, contents.to[at] as number, award);
    }
  }

  private readMonths(): void {
    const { lane, contents } = this;
    let next = 0;
    for (let at = 0; at < contents.length; at += 1) {
      const from = contents.from[at] as number;
      const to = contents.to[at] as number;
      let first = monthOf(from);
      if (firstOf(first) !== from) {
        if (first >= next)
          this.push(first, first, this.months.award(first, firstOf(first), lastOf(first), at));
        first += 1;
      }
      const last = to === LAST_COLUMN_DAY || lastOf(monthOf(to)) === to ? monthOf(to) : monthOf(to) - 1;
      if (first <= last) {
        this.push(first, last, lane.award(contents.epoch[at] as number, contents.content[at] as number));
      }
      next = Math.max(first, last + 1);
    }
  }

  private push(from: number, to: number, award: number): void {
    if (award === UNCOVERED) return;
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.award[this.length] = award;
    this.length += 1;
  }
}

/** A points table for one person, assessment day by assessment day: docs/rules-semantics.md §7. */
import { greatest, least, SCALE } from "../amounts";
import type { CompiledMeasure } from "../compile-measure";
import type { CompiledIndicator, CompiledTable, OwnTable } from "../compile-points";
import { birthday, completedYears, dayNumber } from "../days";
import { bandPoints, personalScore, pointsForCredits, wholeMonths } from "../indicators";
import { groupPoints, times } from "../points";
import type { Person } from "../types";
import { columnDay, engineDay, firstOf, monthOf, NO_DAY } from "./calendar";
import type { Intervals } from "./intervals";
import type { PersonCursor } from "./person";
import type { MeasureValues } from "./values";

type ValuesOf = (measure: CompiledMeasure) => MeasureValues;

/** A measure of some indicators, and after how much credit the points of any of them may change. */
interface Source {
  values: MeasureValues;
  /** In 1/10000 unit, one for each way of counting; EVERY_UNIT where every unit may change them. */
  steps: Set<number>;
  at: number;
}

const EVERY_UNIT = 0;

export class PointsPlan {
  private readonly sources = new Map<CompiledMeasure, Source>();
  private hasAgeBands = false;

  constructor(
    private readonly table: CompiledTable,
    valuesOf: ValuesOf,
  ) {
    this.collect(table, valuesOf);
  }

  /** The assessment days on which the table's total is at least so much (1/100 point). */
  reaching(
    cursor: PersonCursor,
    person: Person,
    min: bigint,
    first: number,
    last: number,
    into: Intervals,
  ): void {
    into.length = 0;
    for (const source of this.sources.values()) {
      source.values.read(cursor, first, last);
      source.at = 0;
    }
    for (let day = first; day <= last; ) {
      const next = this.nextChange(person, day, last);
      if (this.total(this.table, person, day) >= min) into.add(day, next - 1);
      day = next;
    }
  }

  private collect(table: CompiledTable, valuesOf: ValuesOf): void {
    if ("error" in table) throw table.error;
    if ("bestOf" in table) {
      for (const part of table.bestOf) this.collect(part, valuesOf);
      return;
    }
    for (const indicator of table.indicators) {
      if (indicator.type === "bands" && indicator.of === "age") this.hasAgeBands = true;
      if (indicator.type === "duration") {
        const step = indicator.whole ? indicator.per * SCALE : EVERY_UNIT;
        this.addSource(indicator.measure, step, valuesOf);
        if (indicator.atMost !== null) this.addSource(indicator.atMost, step, valuesOf);
      } else if (indicator.type === "bands" && typeof indicator.of === "object" && "kinds" in indicator.of) {
        // In days, a month is not a whole number of them: every unit is looked at.
        this.addSource(indicator.of, indicator.of.unit === "month" ? SCALE : EVERY_UNIT, valuesOf);
      }
    }
  }

  /** Indicators that count the same measure share one source: the points of each may change at its own steps. */
  private addSource(measure: CompiledMeasure, step: number, valuesOf: ValuesOf): void {
    const known = this.sources.get(measure);
    if (known === undefined) {
      this.sources.set(measure, { values: valuesOf(measure), steps: new Set([step]), at: 0 });
    } else {
      known.steps.add(step);
    }
  }

  /** The first day after `day` on which anything may be other than on `day`; the day after `last` at the latest. */
  private nextChange(person: Person, day: number, last: number): number {
    let next = last + 1;
    for (const source of this.sources.values()) {
      const { values, steps } = source;
      const { pieces, byMonth } = values;
      const unit = byMonth ? monthOf(day) - 1 : day;
      source.at = pieces.at(unit, source.at);
      const slope = pieces.slope[source.at] as number;
      let until = (pieces.to[source.at] as number) + 1;
      if (slope !== 0) {
        const value = pieces.valueAt(source.at, unit);
        for (const step of steps) until = Math.min(until, unit + unitsToNext(step, value, slope));
      }
      next = Math.min(next, byMonth ? firstOf(until + 1) : until);
    }
    return this.hasAgeBands ? Math.min(next, nextBirthday(person, day)) : next;
  }

  private total(table: CompiledTable, person: Person, day: number): bigint {
    if ("error" in table) throw table.error;
    if ("bestOf" in table) return greatest(table.bestOf.map((part) => this.total(part, person, day)));
    return this.ownTotal(table, person, day);
  }

  private ownTotal(table: OwnTable, person: Person, day: number): bigint {
    const pointsOf = (indicator: CompiledIndicator) =>
      least(this.indicatorPoints(indicator, person, day), indicator.cap);
    const sum = table.groups.reduce((so, group) => so + groupPoints(group, pointsOf), 0n);
    return least(table.multiplier === null ? sum : times(sum, table.multiplier, person), table.cap);
  }

  private indicatorPoints(indicator: CompiledIndicator, person: Person, day: number): bigint {
    if (indicator.type === "duration") {
      const own = this.creditedOn(indicator.measure, day);
      const limit = indicator.atMost === null ? own : this.creditedOn(indicator.atMost, day);
      return pointsForCredits(indicator, Math.min(own, limit));
    }
    if (indicator.type === "bands" && typeof indicator.of === "object" && "kinds" in indicator.of) {
      return bandPoints(indicator.bands, wholeMonths(this.creditedOn(indicator.of, day), indicator.of.unit));
    }
    return personalScore(person, engineDay(day), indicator).points;
  }

  private creditedOn(measure: CompiledMeasure, day: number): number {
    const source = this.sources.get(measure);
    if (source === undefined) throw new Error("a measure of the table was not read");
    const { pieces, byMonth } = source.values;
    const unit = byMonth ? monthOf(day) - 1 : day;
    return pieces.valueAt(pieces.at(unit, source.at), unit);
  }
}

/** After how many units of so much each a value reaches the next multiple of the step. */
function unitsToNext(step: number, value: number, each: number): number {
  if (step === EVERY_UNIT) return 1;
  return Math.ceil(((Math.floor(value / step) + 1) * step - value) / each);
}

/** After the columns' last day where there is none: nothing changes then any more. */
function nextBirthday({ birthDate }: Person, day: number): number {
  if (birthDate == null) return NO_DAY;
  const birth = dayNumber(birthDate);
  const years = completedYears(birth, engineDay(day));
  return columnDay(birthday(birth, years + 1)) ?? NO_DAY;
}

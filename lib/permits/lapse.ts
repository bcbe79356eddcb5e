import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import { bandByLateness, bandOn, daysLate, graceUntil } from "./bands";
import { anniversary, windowOpensOn, yearBeginsOn, yearDueAfter } from "./endorsement";
import { type CityRules, type LapseRule, ruleOn } from "./permit-rule";
import { cutFrom, type OpenSpan, subtract } from "./spans";
import type { CancelReason, DaySpan, PermitAct, PermitState } from "./types";

/**
 * What a permit's dated acts mean under its city's rule: one interpreter for every published variant
 * (docs/domain.md §1.4). It reads days alone: a permit whose due day has passed has lapsed whether or not the
 * scheduler has written so, and the scheduler's SUSPENDED and the LAPSED_TOO_LONG it leads to change nothing here.
 */

/** One due day, from the act that set it to the endorsement or the end that settled it. */
export interface Episode {
  dueOn: Day;
  /** The day of the issue or endorsement that made this the next due day. */
  setOn: Day;
  settledOn: Day | null;
}

/** Where a permit stands at the end of a day, and what of its time counts. */
export interface Standing {
  state: PermitState;
  cancelledBecause: CancelReason | null;
  /** The day from which full years are counted. */
  anchorOn: Day;
  /** The next endorsement; of a suspended permit the one that was missed; null once it has ended. */
  dueOn: Day | null;
  /** The first day on which that endorsement may be made. */
  opensOn: Day | null;
  /** The last day on which a late endorsement leaves no trace; null where the city knows no such days. */
  graceUntil: Day | null;
  /** The first day on which it is cancelled by time alone, if it goes on as it is; null: never. */
  cancelledOn: Day | null;
  /** Days on which the permit worked, the grace that was used included; disjoint, in order. */
  functional: DaySpan[];
  /** Those of them that count: without forfeited years, unregistered days and what rested on false papers. */
  counted: DaySpan[];
  /** From where the city's own continuous count runs today, and to where if it was stopped; null: none runs. */
  continuous: { from: Day; until: Day | null } | null;
  /** The last restart, or null: what lies before is no part of the city's continuous count. */
  restartedOn: Day | null;
  /** The last day of the continuous count where it was stopped for good. */
  stoppedOn: Day | null;
  episodes: Episode[];
}

/** Where the permit stands at the end of `today`; acts dated later are not looked at. Null before it was issued. */
export function standingOn(acts: readonly PermitAct[], rules: CityRules, today: Day): Standing | null {
  const [issue] = acts;
  if (issue === undefined || issue.on > today) return null;
  if (issue.type !== "ISSUED") throw new RangeError(`a permit begins with ISSUED, not ${issue.type}`);
  const life = new Life(issue.on, rules);
  for (const act of acts.slice(1)) if (act.on <= today) life.take(act);
  return life.standing(today);
}

class Life {
  private anchorOn: Day;
  /** The full year whose endorsement comes next. */
  private year = 1;
  private readonly functional: OpenSpan[];
  private readonly cuts: DaySpan[] = [];
  private restartedOn: Day | null = null;
  private stoppedOn: Day | null = null;
  private end: { state: PermitState; because: CancelReason | null } | null = null;
  private readonly episodes: Episode[] = [];

  constructor(
    private readonly issuedOn: Day,
    private readonly rules: CityRules,
  ) {
    this.anchorOn = issuedOn;
    this.functional = [{ startOn: issuedOn, endOn: null }];
    this.coverOn(issuedOn);
  }

  private get dueOn(): Day {
    return anniversary(this.anchorOn, this.year);
  }

  private get rule(): LapseRule {
    return ruleOn(this.rules, this.dueOn);
  }

  private opensOn(dueOn: Day): Day {
    return windowOpensOn(dueOn, ruleOn(this.rules, dueOn).window);
  }

  take(act: PermitAct): void {
    this.lapseBefore(act.on);
    if (this.end === null && this.isCancelledByTimeOn(act.on)) this.cancelByTime();
    if (act.type === "REVOKED") this.revoke(act);
    if (this.end !== null) return;
    if (act.type === "ENDORSED" || act.type === "RESTORED") this.endorse(act.on);
    if (act.type === "ADDRESS_CHANGED") this.changeAddress(act);
    if (act.type === "CANCELLED") this.finish(act.on, "CANCELLED", act.because);
  }

  standing(today: Day): Standing {
    this.lapseBefore(today);
    if (this.end === null && this.isCancelledByTimeOn(today)) this.cancelByTime();
    const isLapsed = this.end === null && this.isLapsed();
    const forfeited = isLapsed ? this.forfeitedOn(today) : null;
    const { rule, anchorOn, dueOn, functional, cuts, restartedOn, stoppedOn, episodes } = this;
    const cancelsAfter = this.end === null ? rule.cancelledAfterDays : null;
    return {
      state: this.end?.state ?? (isLapsed ? "SUSPENDED" : "IN_FORCE"),
      cancelledBecause: this.end?.because ?? null,
      anchorOn,
      dueOn: this.end === null ? dueOn : null,
      opensOn: this.end === null ? this.opensOn(dueOn) : null,
      graceUntil: this.end === null ? graceUntil(rule, dueOn) : null,
      cancelledOn: cancelsAfter === null ? null : addDays(dueOn, cancelsAfter),
      functional,
      counted: subtract(functional, forfeited === null ? cuts : [...cuts, forfeited]),
      continuous: this.continuousOn(today, isLapsed),
      restartedOn,
      stoppedOn,
      episodes,
    };
  }

  private isLapsed(): boolean {
    return this.functional.at(-1)?.endOn !== null;
  }

  private isCancelledByTimeOn(on: Day): boolean {
    const { cancelledAfterDays } = this.rule;
    return this.isLapsed() && cancelledAfterDays !== null && daysLate(this.dueOn, on) >= cancelledAfterDays;
  }

  /** The permit works to the end of its due day, and not on the day after. */
  private lapseBefore(on: Day): void {
    const last = this.functional.at(-1);
    if (this.end === null && last?.endOn === null && this.dueOn < on) last.endOn = this.dueOn;
  }

  private endorse(on: Day): void {
    if (!this.isLapsed()) {
      // One made before its window opens endorses nothing; the command refuses it.
      if (this.opensOn(this.dueOn) <= on) this.nextYear(on);
      return;
    }
    const band = bandOn(this.rule, this.dueOn, on);
    if (band === null || band.by === "REISSUE") return;
    const last = this.functional.at(-1);
    if (band.gap === "CREDITED" && last !== undefined) last.endOn = null;
    else this.functional.push({ startOn: on, endOn: null });
    this.forfeitFor(on);
    if (band.count === "STOPS") this.stoppedOn ??= this.dueOn;
    if (band.count === "RESTARTS") {
      this.restartedOn = on;
      this.stoppedOn = null;
      this.anchorOn = on;
    }
    this.nextYear(on);
  }

  private nextYear(on: Day): void {
    this.settle(on);
    this.coverOn(on);
  }

  private coverOn(on: Day): void {
    this.year = yearDueAfter(this.anchorOn, on, (dueOn) => this.opensOn(dueOn));
    this.episodes.push({ dueOn: this.dueOn, setOn: on, settledOn: null });
  }

  private settle(on: Day): void {
    const last = this.episodes.at(-1);
    if (last !== undefined) last.settledOn ??= on;
  }

  /** The full year that ended on the missed due day, if what is late on this day forfeits it. */
  private forfeitedOn(on: Day): DaySpan | null {
    const band = bandByLateness(this.rule, this.dueOn, on);
    if (!band?.forfeitsLastYear) return null;
    return { startOn: yearBeginsOn(this.anchorOn, this.year), endOn: this.dueOn };
  }

  private forfeitFor(on: Day): void {
    const forfeited = this.forfeitedOn(on);
    if (forfeited !== null) this.cuts.push(forfeited);
  }

  private changeAddress(act: { on: Day; leftOn: Day }): void {
    const allowed = ruleOn(this.rules, act.on).addressGapDays;
    const gap = daysLate(act.leftOn, act.on) - 1;
    if (allowed === null || gap <= allowed) return;
    this.cuts.push({ startOn: addDays(act.leftOn, 1), endOn: addDays(act.on, -1) });
    this.restartedOn = act.on;
  }

  private finish(on: Day, state: PermitState, because: CancelReason | null): void {
    if (this.isLapsed()) this.forfeitFor(on);
    else cutFrom(this.functional, on);
    this.settle(on);
    this.end = { state, because };
  }

  /** Nobody's act: the due day stays unsettled, so that the schedule lists what it came to. */
  private cancelByTime(): void {
    this.forfeitFor(addDays(this.dueOn, this.rule.cancelledAfterDays ?? 0));
    this.end = { state: "CANCELLED", because: "LAPSED_TOO_LONG" };
  }

  private revoke(act: { on: Day; falseSince: Day }): void {
    if (this.end === null) this.finish(act.on, "REVOKED", null);
    this.end = { state: "REVOKED", because: null };
    this.cuts.push({ startOn: act.falseSince, endOn: null });
  }

  private continuousOn(today: Day, isLapsed: boolean): Standing["continuous"] {
    if (this.end !== null) return null;
    const running = { from: this.restartedOn ?? this.issuedOn, until: this.stoppedOn };
    if (!isLapsed) return running;
    const band = bandOn(this.rule, this.dueOn, today);
    if (band === null || band.by === "REISSUE" || band.count === "RESTARTS") return null;
    return band.count === "STOPS" ? { ...running, until: this.stoppedOn ?? this.dueOn } : running;
  }
}

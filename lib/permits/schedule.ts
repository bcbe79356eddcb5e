import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import { bandEndsOn } from "./bands";
import { deemedAcceptedOn, type WorkCalendar } from "./deadlines";
import { type ReminderType, remindersOf } from "./endorsement";
import { type Episode, standingOn } from "./lapse";
import { type CityRules, type LapseRule, ruleOn } from "./permit-rule";
import type { PermitApplication, PermitHistory } from "./types";

/** What days bring without anybody's doing, in the order in which one day brings them. */
export const SCHEDULED_ACTS = [
  "DEEM_ACCEPTED",
  "SUSPEND",
  "GRACE_ENDED",
  "CANCEL_LONG_LAPSED",
  "REMIND_30",
  "REMIND_7",
  "REMIND_DUE",
  "REMIND_LAPSED",
] as const satisfies readonly (ReminderType | string)[];
export type ScheduledActType = (typeof SCHEDULED_ACTS)[number];

export interface ScheduledAct {
  type: ScheduledActType;
  /** The day that brings it; earlier than the day on which it is done, where the scheduler was down. */
  on: Day;
  subject: { kind: "PERMIT" | "APPLICATION"; id: string };
  /** The due day that it is about, or the day on which the papers came in. */
  about: Day;
  /** The same act has the same key on every run: whoever writes it first wins. */
  key: string;
}

export interface ScheduleInput {
  permits: readonly { permit: PermitHistory; rules: CityRules }[];
  applications: readonly Pick<PermitApplication, "id" | "state" | "receivedOn">[];
}

/**
 * What the days from `from` to `to`, both included, bring, in order. Told from the histories as they are known when
 * it is asked: a scheduler asks from the day after the one it last finished. A reminder of what is settled by then is
 * left out; a suspension is not, for it did happen. Asking for [a, c] gives what [a, b] and [b + 1, c] give together.
 */
export function scheduledActs(
  { permits, applications }: ScheduleInput,
  { from, to }: { from: Day; to: Day },
  calendar: WorkCalendar,
): ScheduledAct[] {
  const acts = [
    ...permits.flatMap(({ permit, rules }) => permitActs(permit, rules)),
    ...applications.flatMap((application) => applicationActs(application, calendar)),
  ];
  return acts.filter(({ on }) => from <= on && on <= to).sort(inOrder);
}

/**
 * The first day after `after` that brings a permit anything, or null: what a scheduler keeps beside each permit, so that
 * a day's work is an index range and not a walk through all permits. It holds until the next act.
 */
export function nextActOn(permit: PermitHistory, rules: CityRules, after: Day): Day | null {
  const days = permitActs(permit, rules).flatMap(({ on }) => (on > after ? [on] : []));
  return days.length === 0 ? null : days.reduce((first, on) => (on < first ? on : first));
}

function inOrder(a: ScheduledAct, b: ScheduledAct): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const byType = SCHEDULED_ACTS.indexOf(a.type) - SCHEDULED_ACTS.indexOf(b.type);
  return byType !== 0 ? byType : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function permitActs(permit: PermitHistory, rules: CityRules): ScheduledAct[] {
  const last = permit.acts.at(-1);
  const episodes = last === undefined ? [] : (standingOn(permit.acts, rules, last.on)?.episodes ?? []);
  return episodes.flatMap((episode) =>
    daysOf(episode, ruleOn(rules, episode.dueOn)).map(({ type, on }) => ({
      type,
      on,
      subject: { kind: "PERMIT" as const, id: permit.permitId },
      about: episode.dueOn,
      key: `permit/${permit.permitId}/${episode.dueOn}/${type}/${on}`,
    })),
  );
}

function daysOf(
  { dueOn, setOn, settledOn }: Episode,
  rule: LapseRule,
): { type: ScheduledActType; on: Day }[] {
  const cancelledOn = rule.cancelledAfterDays === null ? null : addDays(dueOn, rule.cancelledAfterDays);
  const found: { type: ScheduledActType; on: Day }[] = [{ type: "SUSPEND", on: addDays(dueOn, 1) }];
  for (const band of rule.late) {
    const endsOn = bandEndsOn(band, dueOn);
    // A band of no days ends on the due day itself; the suspension says it all.
    if (endsOn !== null && endsOn > dueOn) found.push({ type: "GRACE_ENDED", on: addDays(endsOn, 1) });
  }
  if (cancelledOn !== null) found.push({ type: "CANCEL_LONG_LAPSED", on: cancelledOn });
  const happened = found.filter(
    ({ type, on }) =>
      (settledOn === null || on <= settledOn) &&
      (cancelledOn === null || type === "CANCEL_LONG_LAPSED" || on < cancelledOn),
  );
  const told = settledOn === null ? remindersOf(dueOn).filter(({ on }) => on > setOn) : [];
  return [...happened, ...told];
}

function applicationActs(
  { id, state, receivedOn }: ScheduleInput["applications"][number],
  calendar: WorkCalendar,
): ScheduledAct[] {
  if (receivedOn === null || (state !== "SUBMITTED" && state !== "RESUBMITTED")) return [];
  return [
    {
      type: "DEEM_ACCEPTED",
      on: deemedAcceptedOn(receivedOn, calendar),
      subject: { kind: "APPLICATION", id },
      about: receivedOn,
      key: `application/${id}/${receivedOn}/DEEM_ACCEPTED`,
    },
  ];
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { Dice } from "@/lib/demo/dice";
import { isRefusal } from "@/lib/errors";
import { admitAct, STEP_OF_ACT } from "@/lib/permits/acts";
import * as commands from "@/lib/permits/commands";
import { standingOn } from "@/lib/permits/lapse";
import { isLive } from "@/lib/permits/lifecycle";
import type { PermitRule } from "@/lib/permits/permit-rule";
import { PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { heldOn, type Permit } from "@/lib/permits/queries";
import { residenceRecordsOf } from "@/lib/permits/records";
import type { ApplicationKind, PermitActType } from "@/lib/permits/types";
import { addDays } from "@/lib/places/days";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { ANSWERS, applicationsOf, LIVES_THERE, on, permitRecords, permitsOf } from "./office";
import { publishVariant } from "./refusals";
import { stopClockOn } from "./stopped-clock";

/**
 * Several people work at random on one person's permits in a city with each of the eight published rules, days and
 * months apart, the scheduler coming by or not. Whatever they do, what is kept is what the acts say.
 */
let world: World;
let clerk: DeskActor;
let supervisor: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  supervisor = await world.supervisor(SUZHOU);
});
afterAll(() => world.end());

const STEPS = 70;

/** Everything somebody may try; most of it is refused most of the time, and a refusal leaves nothing behind. */
const DEEDS = [
  ...["apply", "apply", "apply", "accept", "accept", "accept", "grant", "grant", "grant"],
  ...["refuse", "withdraw", "giveUp", "revoke", "schedule"],
] as const satisfies readonly string[];
type Deed = (typeof DEEDS)[number];
const KINDS: readonly ApplicationKind[] = [
  ...["FIRST_ISSUE", "ENDORSEMENT", "ENDORSEMENT", "ENDORSEMENT"],
  ...["ADDRESS_CHANGE", "DAMAGED_REPLACEMENT", "LOSS_REPLACEMENT"],
] as const satisfies readonly ApplicationKind[];

async function tried(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

async function doDeed(deed: Deed, holder: ResidentActor, day: string, dice: Dice): Promise<void> {
  const [permit] = await permitsOf(holder);
  const [application] = await applicationsOf(holder);
  const seen = { reference: application?.reference ?? "", seenVersion: application?.rowVersion ?? 0 };
  const permitSeen = { number: permit?.number ?? "", seenVersion: permit?.rowVersion ?? 0 };
  switch (deed) {
    case "apply":
      return apply(holder, kindFor(permit, dice), permit, day, dice);
    case "accept":
      return tried(() => on(clerk, day, (tx, now) => commands.acceptApplication(tx, clerk, seen, now)));
    case "grant":
      return tried(() =>
        on(clerk, day, (tx, now) => commands.grantApplication(tx, clerk, { ...seen, note: null }, now)),
      );
    case "refuse":
      return tried(() =>
        on(clerk, day, (tx, now) =>
          commands.refuseApplication(tx, clerk, { ...seen, grounds: ["OTHER"], note: "不符" }, now),
        ),
      );
    case "withdraw":
      return tried(() => on(holder, day, (tx, now) => commands.withdrawApplication(tx, holder, seen, now)));
    case "giveUp":
      if (!dice.chance(0.3)) return;
      return tried(() => on(holder, day, (tx, now) => commands.giveUpPermit(tx, holder, permitSeen, now)));
    case "revoke":
      if (!dice.chance(0.2)) return;
      return tried(() =>
        on(supervisor, day, (tx, now) =>
          commands.revokePermit(
            tx,
            supervisor,
            { ...permitSeen, falseSince: permit?.issuedOn ?? day, note: "假材料" },
            now,
          ),
        ),
      );
    case "schedule":
      await commands.runSchedule();
  }
}

/** Mostly what makes sense: somebody without a permit applies for one. */
function kindFor(permit: Permit | undefined, dice: Dice): ApplicationKind {
  const hasNone = permit === undefined || !isLive(permit.state);
  return hasNone && dice.chance(0.8) ? "FIRST_ISSUE" : dice.pick(KINDS);
}

async function apply(
  holder: ResidentActor,
  kind: ApplicationKind,
  permit: Permit | undefined,
  day: string,
  dice: Dice,
): Promise<void> {
  await tried(async () => {
    const start = { residentId: holder.id, kind, place: SUZHOU, permit: permit?.number };
    const reference = await on(holder, day, (tx, now) => commands.startApplication(tx, holder, start, now));
    const move = { leftOn: addDays(day, -dice.int(3, 40)), movedOn: addDays(day, -dice.int(0, 2)) };
    const answers = { reference, seenVersion: 1, ...ANSWERS, ...move };
    await on(holder, day, (tx, now) => commands.saveApplication(tx, holder, answers, now));
    const submit = { reference, seenVersion: 2, declaredTrue: "yes" } as const;
    await on(holder, day, (tx, now) => commands.submitApplication(tx, holder, submit, now));
  });
}

/** What must hold whenever the scheduler has been by. */
async function requireInvariants(
  holder: ResidentActor,
  rule: PermitRule,
  day: string,
  seen: string,
): Promise<void> {
  const permits = await permitsOf(holder);
  expect([seen, permits.filter(({ state }) => isLive(state)).length < 2]).toEqual([seen, true]);
  const derived = [];
  for (const permit of permits) {
    const asOf = await on(holder, day, (tx) => heldOn(tx, permit, day));
    expect([seen, permit.state]).toEqual([seen, standingOn(permit.acts, rule, asOf)?.state]);
    for (const [index, act] of permit.acts.entries())
      expect([seen, act, admitAct(permit.acts.slice(0, index), rule, act).allowed]).toEqual([
        seen,
        act,
        true,
      ]);
    derived.push(...residenceRecordsOf(permit, rule, asOf));
  }
  const kept = (await permitRecords(world, holder.id)).map(({ start_on, end_on, tags }) => [
    start_on,
    end_on,
    tags,
  ]);
  const said = derived.map(({ startOn, endOn, tags }) => [startOn, endOn, tags]).sort();
  expect([seen, kept.sort()]).toEqual([seen, said]);
  const [counts] = await world.rows<{ acts: number; events: number }>(
    `SELECT (SELECT count(*)::int FROM permit_act WHERE resident_id = $1) AS acts,
            (SELECT count(*)::int FROM audit_event WHERE resident_id = $1 AND subject_kind = 'PERMIT' AND action ~ '^PERMIT_(ISSUED|ENDORSED|RESTORED|SUSPENDED|ADDRESS_CHANGED|REPLACED|CANCELLED|REVOKED)$') AS events`,
    [holder.id],
  );
  expect([seen, counts?.events]).toEqual([seen, counts?.acts]);
}

/** The acts that came about in all walks: one in which nothing happens would prove nothing. */
const done = new Set<PermitActType>();

describe("whatever happens to a permit in whatever order", () => {
  test.each(PUBLISHED_RULES.map((rule) => [rule.id, rule] as const))(
    "its state, its years and its log are what its acts say (%s)",
    async (id, rule) => {
      await publishVariant(world, id, "2016-01-01");
      const dice = new Dice("permit-walk", id);
      const holder = await world.person({ records: LIVES_THERE });
      let day = "2024-01-02";
      const seen = [];
      for (let step = 0; step < STEPS; step++) {
        day = addDays(day, dice.pick([0, 0, 0, 1, 1, 3, 10, 29, 45, 90]));
        stopClockOn(day);
        const deed = dice.pick(DEEDS);
        seen.push(`${day} ${deed}`);
        await doDeed(deed, holder, day, dice);
        await commands.runSchedule();
        await requireInvariants(holder, rule, day, seen.join(", "));
      }
      for (const permit of await permitsOf(holder)) for (const act of permit.acts) done.add(act.type);
    },
    60_000,
  );

  test("every act there is has come about on the way", () => {
    expect([...done].sort()).toEqual(Object.keys(STEP_OF_ACT).sort());
  });
});

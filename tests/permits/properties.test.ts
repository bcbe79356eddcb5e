import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admitAct, STEP_OF_ACT } from "@/lib/permits/acts";
import { anniversary } from "@/lib/permits/endorsement";
import { firstApplicationDay } from "@/lib/permits/half-year";
import { type Standing, standingOn } from "@/lib/permits/lapse";
import { nextPermitState } from "@/lib/permits/lifecycle";
import { PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { type LedgerRecord, ledgerChanges, residenceRecordsOf } from "@/lib/permits/records";
import { scheduledActs } from "@/lib/permits/schedule";
import { CANCEL_REASONS, PERMIT_STATES, type PermitAct, type PermitHistory } from "@/lib/permits/types";
import { permitYears } from "@/lib/permits/years";
import * as calendar from "@/lib/places/calendar";
import { addDays, dayNumber } from "@/lib/places/days";

const rules = fc.constantFrom(...PUBLISHED_RULES);
const FIRST = "2019-06-01";
const issueDays = fc.integer({ min: 0, max: 1000 }).map((days) => addDays(FIRST, days));

/** Acts of every type, a few days to two years and a half apart: most are not possible where they come. */
const gap = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 330, max: 400 }),
  fc.integer({ min: 0, max: 900 }),
);
const offer = fc.record({
  gap,
  type: fc.constantFrom(
    "ENDORSED",
    "RESTORED",
    "ENDORSED",
    "RESTORED",
    "SUSPENDED",
    "REPLACED",
    "ADDRESS_CHANGED",
    "CANCELLED",
    "REVOKED",
    "ISSUED",
  ),
  reason: fc.constantFrom(...CANCEL_REASONS),
  back: fc.integer({ min: 0, max: 700 }),
});
type Offer = typeof offer extends fc.Arbitrary<infer T> ? T : never;

function actOf({ type, reason, back }: Offer, on: string): PermitAct {
  if (type === "REPLACED") return { type, on, because: "LOST" };
  if (type === "ADDRESS_CHANGED") return { type, on, leftOn: addDays(on, -(back % 9)) };
  if (type === "CANCELLED") return { type, on, because: reason };
  if (type === "REVOKED") return { type, on, falseSince: addDays(on, -back) };
  return { type: type as "ENDORSED", on };
}

/** A permit's life as it could have been: of what is offered, what the law admits. */
const lives = fc
  .tuple(rules, issueDays, fc.array(offer, { maxLength: 12 }))
  .map(([rule, issuedOn, offers]) => {
    const acts: PermitAct[] = [{ type: "ISSUED", on: issuedOn }];
    let on = issuedOn;
    for (const one of offers) {
      on = addDays(on, one.gap);
      const act = actOf(one, on);
      if (admitAct(acts, rule, act).allowed) acts.push(act);
    }
    const permit: PermitHistory = { permitId: "p", placeCode: "320100", cityCode: "320100", acts };
    return { rule, permit };
  });
const days = fc.integer({ min: -10, max: 4500 }).map((count) => addDays(FIRST, count));

const end = (day: string | null) => day ?? "9999-12-31";

describe("any order of acts", () => {
  it("leaves a state the law knows, the one its table names, and refuses the rest with a reason", () => {
    fc.assert(
      fc.property(lives, days, offer, ({ rule, permit }, day, one) => {
        const last = permit.acts.at(-1)?.on ?? FIRST;
        const act = actOf(one, day);
        const answer = admitAct(permit.acts, rule, act);
        if (!answer.allowed) {
          expect(answer.because).toMatch(/^[A-Z_]+$/);
          return;
        }
        expect(day >= last).toBe(true);
        const isOfTime =
          act.type === "SUSPENDED" || (act.type === "CANCELLED" && act.because === "LAPSED_TOO_LONG");
        const before = standingOn(permit.acts, rule, isOfTime ? addDays(day, -1) : day);
        const step = STEP_OF_ACT[act.type];
        expect(step).not.toBeNull();
        if (before !== null && step !== null)
          expect(answer.standing.state).toBe(nextPermitState(before.state, step));
      }),
      { numRuns: 2000 },
    );
  });

  it("is in one of four states on every day, and a state that is final stays", () => {
    fc.assert(
      fc.property(lives, days, fc.integer({ min: 0, max: 2000 }), ({ rule, permit }, day, later) => {
        const now = standingOn(permit.acts, rule, day);
        if (now === null) return;
        expect(PERMIT_STATES).toContain(now.state);
        const then = standingOn(permit.acts, rule, addDays(day, later));
        if (now.state === "REVOKED") expect(then?.state).toBe("REVOKED");
        if (now.state === "CANCELLED") expect(["CANCELLED", "REVOKED"]).toContain(then?.state);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the records of a permit", () => {
  it("are disjoint, in order, and inside the days on which it worked", () => {
    fc.assert(
      fc.property(lives, days, ({ rule, permit }, day) => {
        const records = residenceRecordsOf(permit, rule, day);
        records.forEach((record, at) => {
          expect(record.startOn <= end(record.endOn)).toBe(true);
          const next = records[at + 1];
          if (next !== undefined) expect(end(record.endOn) < next.startOn).toBe(true);
        });
        const functional = standingOn(permit.acts, rule, day)?.functional ?? [];
        for (const { startOn, endOn } of records)
          expect(functional.some((span) => span.startOn <= startOn && end(endOn) <= end(span.endOn))).toBe(
            true,
          );
      }),
      { numRuns: 1500 },
    );
  });

  it("go on exactly while it is in force", () => {
    fc.assert(
      fc.property(lives, days, ({ rule, permit }, day) => {
        const standing = standingOn(permit.acts, rule, day);
        const goesOn = residenceRecordsOf(permit, rule, day).some(({ endOn }) => endOn === null);
        expect(goesOn).toBe(standing?.state === "IN_FORCE");
      }),
      { numRuns: 1500 },
    );
  });

  it("bring the ledger to what the permit says whatever it said before, and then change nothing", () => {
    fc.assert(
      fc.property(lives, fc.array(days, { maxLength: 6 }), ({ rule, permit }, asked) => {
        let ledger: LedgerRecord[] = [];
        for (const day of asked) {
          const derived = residenceRecordsOf(permit, rule, day);
          const changes = ledgerChanges(ledger, derived);
          const gone = new Set(changes.flatMap((one) => (one.type === "ADD" ? [] : [one.supersedesId])));
          ledger = [
            ...ledger.filter(({ id }) => !gone.has(id)),
            ...changes.flatMap((one, index) =>
              one.type === "WITHDRAW"
                ? []
                : [{ ...one.record, id: `${day}-${index}`, status: "VERIFIED" as const }],
            ),
          ];
          expect(ledgerChanges(ledger, derived)).toEqual([]);
          expect(ledger.map(({ startOn }) => startOn).sort()).toEqual(derived.map(({ startOn }) => startOn));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never count more in a row than together", () => {
    fc.assert(
      fc.property(lives, days, ({ rule, permit }, day) => {
        const { cumulative, continuous } = permitYears([permit], rule, day);
        expect(continuous.days).toBeLessThanOrEqual(cumulative.days);
        expect(continuous.months).toBeLessThanOrEqual(cumulative.months);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the anchor", () => {
  it("never drifts, however early in the window each endorsement comes", () => {
    fc.assert(
      fc.property(
        rules,
        issueDays,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
        (rule, issuedOn, when) => {
          const acts: PermitAct[] = [{ type: "ISSUED", on: issuedOn }];
          when.forEach((share, at) => {
            const { dueOn, opensOn, anchorOn } = standingOn(
              acts,
              rule,
              acts.at(-1)?.on ?? issuedOn,
            ) as Standing;
            expect([anchorOn, dueOn]).toEqual([issuedOn, anniversary(issuedOn, at + 1)]);
            const open = dayNumber(dueOn ?? "") - dayNumber(opensOn ?? "");
            acts.push({ type: "ENDORSED", on: addDays(dueOn ?? "", -Math.floor(share * open)) });
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the schedule", () => {
  it("over [a, c] is that over [a, b] and that over [b + 1, c], and no key stands in it twice", () => {
    const several = fc.array(lives, { maxLength: 4 }).map((list) =>
      list.map(({ rule, permit }, index) => ({
        permit: { ...permit, permitId: `p${index}` },
        rules: rule,
      })),
    );
    fc.assert(
      fc.property(several, issueDays, fc.tuple(days, days, days), (permits, receivedOn, three) => {
        const [a = FIRST, b = FIRST, c = FIRST] = [...three].sort();
        const input = { permits, applications: [{ id: "x", state: "SUBMITTED" as const, receivedOn }] };
        const over = (from: string, to: string) => scheduledActs(input, { from, to }, calendar);
        const whole = over(a, c);
        expect([...over(a, b), ...over(addDays(b, 1), c)]).toEqual(whole);
        expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length);
      }),
      { numRuns: 500 },
    );
  });

  it("names a suspension on exactly the days on which a permit falls out of force by time", () => {
    fc.assert(
      fc.property(lives, ({ rule, permit }) => {
        const named = scheduledActs(
          { permits: [{ permit, rules: rule }], applications: [] },
          { from: FIRST, to: "2031-12-31" },
          calendar,
        ).filter(({ type }) => type === "SUSPEND");
        for (const { on } of named) {
          const known = permit.acts.filter((act) => act.on < on);
          expect(standingOn(known, rule, addDays(on, -1))?.state).toBe("IN_FORCE");
          expect(standingOn(known, rule, on)?.state).toBe("SUSPENDED");
        }
      }),
      { numRuns: 500 },
    );
  });
});

it("half a year is over on a later day the later it began, and 181 to 184 days after it", () => {
  fc.assert(
    fc.property(days, (day) => {
      const first = firstApplicationDay(day);
      const length = dayNumber(first) - 1 - dayNumber(day);
      expect(length).toBeGreaterThanOrEqual(181);
      expect(length).toBeLessThanOrEqual(184);
      expect(firstApplicationDay(addDays(day, 1)) >= first).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

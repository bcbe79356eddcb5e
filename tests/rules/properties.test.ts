import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  type CaseRecord,
  type CreditedRequirement,
  dayNumber,
  dayText,
  type RuleSet,
} from "@/lib/rules";
import { creditedUnder, kase, NANJING, NANTONG, SUZHOU, traceOf, WUHAN } from "./support/documents";

fc.configureGlobal({ seed: 20_261_123, numRuns: 200 });

const A = "2024-06-30";

const record = fc
  .record({
    kind: fc.constantFrom("residence", "residence", "socialInsurance", "study"),
    city: fc.constantFrom(NANJING, SUZHOU, NANTONG, WUHAN),
    start: fc.integer({ min: 0, max: 900 }).map((days) => addDays("2022-01-01", days)),
    days: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 4 }),
    status: fc.constantFrom(
      "verified" as const,
      "verified" as const,
      "verified" as const,
      "declared" as const,
    ),
    tags: fc.constantFrom<string[]>([], [], ["backPaid"]),
  })
  .map(({ days, ...rest }) => ({ ...rest, end: days === null ? null : addDays(rest.start, days) }));

const ledger: fc.Arbitrary<CaseRecord[]> = fc
  .array(record, { maxLength: 7 })
  .map((list) => list.map((one, index) => ({ ...one, id: `r${index}` })));

const requirement: fc.Arbitrary<Partial<CreditedRequirement>> = fc.record({
  kinds: fc.constantFrom<CreditedRequirement["kinds"]>(["residence"], ["residence", "socialInsurance"], {
    anyOf: ["residence", "socialInsurance"],
  }),
  unit: fc.constantFrom("day" as const, "month" as const),
  scope: fc.constantFrom("zone" as const, "destination" as const),
  resetAfterGap: fc.constantFrom(null, 0, 2, 30),
  window: fc.constantFrom(null, 6, 18),
  until: fc.constantFrom(null, "previousMonth" as const),
  notDuring: fc.constantFrom(null, ["study"]),
});

const rules: fc.Arbitrary<Partial<RuleSet>> = fc.record({
  monthCounts: fc.constantFrom("anyDay" as const, "fifteenDays" as const, "fullMonth" as const),
  overlap: fc.constantFrom("best" as const, "destinationFirst" as const),
  conversion: fc.record({ default: fc.constantFrom("0", "0.5", "1", "1.25") }),
  caps: fc.constantFrom<RuleSet["caps"]>([], [{ elsewhere: true, months: 4 }]),
  countsFrom: fc.constantFrom(null, "2022-06-15"),
});

const SIMPLE = { countsFrom: null, excludeTags: [], caps: [] };

describe("whatever the records", () => {
  it("their order changes nothing but the order of the trace", () => {
    fc.assert(
      fc.property(ledger, requirement, rules, fc.infiniteStream(fc.nat()), (list, asked, under, chances) => {
        const shuffled = [...list]
          .map((one) => ({ one, at: chances.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const inOrder = creditedUnder(asked, under, kase(list));
        const otherwise = creditedUnder(asked, under, kase(shuffled));
        const sorted = (answer: typeof inOrder) => ({
          ...answer,
          trace: {
            ...traceOf(answer),
            excluded: traceOf(answer)
              .excluded.map((run) => JSON.stringify(run))
              .sort(),
          },
        });
        expect(sorted(otherwise)).toEqual(sorted(inOrder));
      }),
    );
  });

  /** One record of the list, cut in two after some day of it; null where it has one day only. */
  function split(list: CaseRecord[], which: number, where: number): CaseRecord[] | null {
    const one = list[which % Math.max(1, list.length)];
    if (one === undefined) return null;
    const first = dayNumber(one.start);
    const last = dayNumber(one.end ?? A);
    if (last <= first) return null;
    const cut = first + (where % (last - first));
    const parts = [
      { ...one, end: dayText(cut) },
      { ...one, id: "split", start: dayText(cut + 1) },
    ];
    return list.flatMap((other) => (other === one ? parts : [other]));
  }

  it("splitting one at any day credits the same before caps, whoever takes a unit for which cities tie", () => {
    fc.assert(
      fc.property(ledger, requirement, rules, fc.nat(), fc.nat(), (list, asked, under, which, where) => {
        const parts = split(list, which, where);
        if (parts === null) return;
        // A tie goes by a record's own start, which the split moves; a cap would then fall on another city.
        const uncapped = { ...under, caps: [] };
        const { actual } = creditedUnder(asked, uncapped, kase(list));
        expect(creditedUnder(asked, uncapped, kase(parts)).actual).toBe(actual);
      }),
    );
  });

  it("splitting one at any day changes nothing but the excluded days where no two cities can tie", () => {
    fc.assert(
      fc.property(ledger, requirement, rules, fc.nat(), fc.nat(), (list, asked, under, which, where) => {
        // D wins its ties whatever the starts; so beside it one other city cannot tie with anyone.
        const twoCities = list.map((one) => ({ ...one, city: one.city === NANJING ? NANJING : SUZHOU }));
        const parts = split(twoCities, which, where);
        if (parts === null) return;
        const whole = creditedUnder(asked, under, kase(twoCities));
        const apart = creditedUnder(asked, under, kase(parts));
        expect(apart.actual).toBe(whole.actual);
        expect(traceOf(apart).counted).toEqual(traceOf(whole).counted);
        expect(traceOf(apart).capped).toEqual(traceOf(whole).capped);
        const days = (answer: typeof whole) =>
          traceOf(answer).excluded.reduce((sum, run) => sum + run.days, 0);
        expect(days(apart)).toBe(days(whole));
      }),
    );
  });

  it("every day of every record up to the assessment date is counted or excluded, once", () => {
    fc.assert(
      fc.property(ledger, requirement, rules, (list, asked, under) => {
        const answer = creditedUnder(asked, under, kase(list));
        const { excluded, counted } = traceOf(answer);
        const kinds = Array.isArray(asked.kinds) ? asked.kinds : (asked.kinds?.anyOf ?? []);
        const countedDays = new Map<string, Set<number>>();
        for (const one of list) {
          const left = new Set<number>();
          const end = Math.min(dayNumber(one.end ?? A), dayNumber(A));
          for (let day = dayNumber(one.start); day <= end; day += 1) left.add(day);
          for (const run of excluded.filter((candidate) => candidate.record === one.id)) {
            expect(dayNumber(run.to) - dayNumber(run.from) + 1).toBe(run.days);
            for (let day = dayNumber(run.from); day <= dayNumber(run.to); day += 1) {
              if (!left.delete(day))
                expect.fail(`${one.id} ${dayText(day)} is excluded twice, or was never there`);
            }
          }
          if (left.size > 0) expect(kinds).toContain(one.kind);
          for (const day of left) {
            const key = `${one.kind} ${one.city}`;
            const days = countedDays.get(key) ?? new Set();
            countedDays.set(key, days);
            if (days.has(day)) expect.fail(`${dayText(day)} is counted for two records of ${key}`);
            days.add(day);
            const run = counted.find(({ from, to }) => dayNumber(from) <= day && day <= dayNumber(to));
            expect(run?.city).toBe(one.city);
          }
        }
      }),
    );
  });

  it("with every coefficient 1 the credit is the size of the union", () => {
    fc.assert(
      fc.property(ledger, (list) => {
        const asked = { kinds: { anyOf: ["residence", "socialInsurance", "study"] } };
        const plain = { ...SIMPLE, conversion: { default: "1" } };
        const union = new Set<number>();
        for (const one of list) {
          if (one.status !== "verified" || one.city === WUHAN) continue;
          const end = Math.min(dayNumber(one.end ?? A), dayNumber(A));
          for (let day = dayNumber(one.start); day <= end; day += 1) union.add(day);
        }
        expect(creditedUnder(asked, plain, kase(list)).actual).toBe(String(union.size));
      }),
    );
  });

  it("with no coefficient above 1 the credit is at most the size of the union", () => {
    fc.assert(
      fc.property(ledger, requirement, rules, (list, asked, under) => {
        const discounting = {
          ...under,
          conversion: { default: under.conversion?.default === "0.5" ? "0.5" : "1" },
        };
        const { actual, unit } = creditedUnder(asked, discounting, kase(list));
        const union = new Set<string>();
        for (const one of list) {
          const end = Math.min(dayNumber(one.end ?? A), dayNumber(A));
          for (let day = dayNumber(one.start); day <= end; day += 1) {
            union.add(unit === "month" ? dayText(day).slice(0, 7) : dayText(day));
          }
        }
        expect(Number(actual)).toBeLessThanOrEqual(union.size);
      }),
    );
  });

  it("one more verified day never lowers a credit where nothing resets or caps", () => {
    fc.assert(
      fc.property(ledger, record, requirement, rules, (list, more, asked, under) => {
        const cumulative = { ...asked, resetAfterGap: null, notDuring: null };
        // Destination first may take a unit from a better city; that is not a reset, but it lowers too.
        const best = { ...under, overlap: "best" as const, caps: [] };
        const day = { ...more, id: "more", status: "verified" as const, end: more.start };
        const before = creditedUnder(cumulative, best, kase(list)).actual;
        const after = creditedUnder(cumulative, best, kase([...list, day])).actual;
        expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
      }),
    );
  });

  it("one more verified record never lowers a cumulative credit", () => {
    fc.assert(
      fc.property(ledger, record, rules, (list, more, under) => {
        const asked = { kinds: { anyOf: ["residence", "socialInsurance"] }, unit: "month" as const };
        // Destination first may take a unit from a better city, and a cap may take what comes instead.
        const best = { ...under, overlap: "best" as const, caps: [] };
        const before = creditedUnder(asked, best, kase(list)).actual;
        const after = creditedUnder(asked, best, kase([...list, { ...more, id: "more" }])).actual;
        expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
      }),
    );
  });
});

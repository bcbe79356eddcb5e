import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldSpans, monthsHeld, monthsReachedOn } from "@/lib/permits/publication/months-held";
import type { Recognition } from "@/lib/permits/publication/published-rights";
import { rightsCarried } from "@/lib/permits/publication/recognition";
import { DECREE_CODES } from "@/lib/permits/publication/rights";
import type { DaySpan } from "@/lib/permits/types";
import { addDays } from "@/lib/places/days";
import { permit, V5 } from "../permits/support";
import { BEIJING, entry, list, NANJING, SUZHOU, since, version, WUXI, world, ZONE } from "./support";

const at = (
  given: Recognition,
  city: string,
  held: DaySpan[],
  on: string,
  works = true,
  issuingCity = NANJING,
) => {
  const [answer] = rightsCarried(given, { issuingCity, works, held }, [city], on);
  if (answer === undefined) throw new Error("no answer");
  return answer;
};
const codes = (rights: readonly { code: string }[]) => rights.map(({ code }) => code);

describe("what a permit opens in the city that issued it", () => {
  test("is everything of arts. 12 and 13 at once, also where the city has published nothing", () => {
    const answer = at(world({}), NANJING, since("2026-11-23"), "2026-11-23");
    expect(answer).toMatchObject({ published: false, later: [] });
    expect(codes(answer.now)).toEqual([...DECREE_CODES]);
    expect(answer.now.every(({ basis }) => basis.mark === "LAW")).toBe(true);
  });

  test("is nothing while the permit is suspended, and no day is told", () => {
    const answer = at(
      world({}),
      NANJING,
      [{ startOn: "2024-01-01", endOn: "2026-01-01" }],
      "2026-11-23",
      false,
    );
    expect(answer.now).toEqual([]);
    expect(new Set(answer.later.map(({ because, from }) => `${because} ${from}`))).toEqual(
      new Set(["SUSPENDED null"]),
    );
  });

  test("takes in the city's own services after their months", () => {
    const rights = list(NANJING, entry("OWN_TRANSIT", { of: "OWN" }, 12));
    const given = world({ [NANJING]: [version(1, "2020-01-01", rights)] });
    expect(at(given, NANJING, since("2026-01-01"), "2026-12-14").later).toMatchObject([
      { code: "OWN_TRANSIT", from: "2026-12-15", because: "MONTHS", afterMonths: 12 },
    ]);
    expect(codes(at(given, NANJING, since("2026-01-01"), "2026-12-15").now)).toContain("OWN_TRANSIT");
  });
});

describe("what it opens elsewhere", () => {
  const rows = [
    { of: { of: "ANY" }, opens: true, because: "any permit" },
    { of: { of: "CITIES", cities: [NANJING] }, opens: true, because: "the city is named" },
    { of: { of: "CITIES", cities: [WUXI] }, opens: false, because: "another city is named" },
    { of: { of: "OWN" }, opens: false, because: "its own permits are not another's" },
    { of: ZONE, opens: false, because: "the issuing city has said nothing of this city's permits" },
  ] as const;
  test.each(rows)("$of.of opens $opens: $because", ({ of, opens }) => {
    const permits = of.of === "CITIES" ? { ...of, cities: [...of.cities] } : of;
    const given = world({
      [SUZHOU]: [version(1, "2020-01-01", list(SUZHOU, entry("OWN_LIBRARY", permits)))],
    });
    expect(codes(at(given, SUZHOU, since("2020-01-01"), "2026-11-23").now)).toEqual(
      opens ? ["OWN_LIBRARY"] : [],
    );
  });

  test("nothing, where the city has published nothing: no list never means yes", () => {
    expect(at(world({}), SUZHOU, since("2000-01-01"), "2026-11-23")).toEqual({
      ...{ city: SUZHOU, published: false, now: [], later: [] },
    });
  });

  test("by zone, from the day on which both have said so, and not where one is outside", () => {
    const given = world({
      [SUZHOU]: [version(1, "2020-01-01", list(SUZHOU, entry("LEGAL_AID", ZONE)))],
      [NANJING]: [version(1, "2027-01-01", list(NANJING, entry("CULTURE_AND_SPORT", ZONE)))],
    });
    expect(at(given, SUZHOU, since("2020-01-01"), "2026-11-23").later).toMatchObject([
      { code: "LEGAL_AID", from: "2027-01-01", because: "COMING" },
    ]);
    expect(codes(at(given, SUZHOU, since("2020-01-01"), "2027-01-01").now)).toEqual(["LEGAL_AID"]);
    expect(at(given, SUZHOU, since("2020-01-01"), "2027-01-01", true, BEIJING).now).toEqual([]);
  });

  test("the entry that asks least decides, and a right that ends says its last day", () => {
    const first = list(
      SUZHOU,
      entry("LEGAL_AID", { of: "ANY" }, 36),
      entry("LEGAL_AID", { of: "CITIES", cities: [NANJING] }),
    );
    const given = world({
      [SUZHOU]: [version(1, "2020-01-01", first), version(2, "2027-03-01", list(SUZHOU))],
    });
    expect(at(given, SUZHOU, since("2026-10-01"), "2026-11-23").now).toMatchObject([
      { code: "LEGAL_AID", until: "2027-02-28" },
    ]);
    expect(at(given, SUZHOU, since("2026-10-01"), "2027-03-01")).toMatchObject({ now: [], later: [] });
  });

  test("months that come too late for a version that ends are not promised", () => {
    const given = world({
      [SUZHOU]: [
        version(1, "2020-01-01", list(SUZHOU, entry("LEGAL_AID", { of: "ANY" }, 12))),
        version(2, "2027-03-01", list(SUZHOU)),
      ],
    });
    expect(at(given, SUZHOU, since("2026-10-01"), "2026-11-23").later).toMatchObject([
      { code: "LEGAL_AID", from: null, because: "MONTHS" },
    ]);
  });
});

describe("how long a permit was held", () => {
  test("is what the issuing city's own rule counts: a forfeited year is no year", () => {
    const lapsed = permit(
      "p",
      "ISSUED 2020-03-01",
      "ENDORSED 2021-03-01",
      "SUSPENDED 2022-03-02",
      "RESTORED 2022-11-05",
    );
    const held = heldSpans([lapsed], V5, "2023-02-20");
    expect(monthsHeld(held, "2023-02-20")).toBe(16);
  });

  test("adds up over permits of the same city", () => {
    const first = permit("p", "ISSUED 2020-01-01", "CANCELLED 2020-07-01 OWN_WISH");
    const second = permit("q", "ISSUED 2026-01-01");
    expect(monthsHeld(heldSpans([first, second], V5, "2026-06-30"), "2026-06-30")).toBe(12);
  });

  test("grows on the fifteenth day of a month, the day before not", () => {
    expect(monthsReachedOn(since("2026-11-01"), 1, "2026-11-01")).toBe("2026-11-15");
    expect(monthsReachedOn(since("2026-11-17"), 1, "2026-11-17")).toBe("2026-12-15");
    expect(monthsReachedOn([{ startOn: "2026-01-01", endOn: "2026-03-31" }], 4, "2026-11-23")).toBeNull();
  });

  test("the day told is the first: the day before has less", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2016-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (start, months) => {
        const reached = monthsReachedOn(since(start), months, start);
        expect(reached).not.toBeNull();
        if (reached === null) return;
        expect(monthsHeld(since(start), reached)).toBeGreaterThanOrEqual(months);
        if (reached > start) expect(monthsHeld(since(start), addDays(reached, -1))).toBeLessThan(months);
      }),
      { numRuns: 60 },
    );
  });
});

describe("whatever cities publish", () => {
  const right = fc.constantFrom("LEGAL_AID", "HOUSING_FUND", "OWN_LIBRARY");
  const permits = fc.constantFrom(
    ...[{ of: "OWN" } as const, { of: "ANY" } as const, ZONE],
    ...[{ of: "CITIES" as const, cities: [NANJING] }],
  );
  const from = fc.constantFrom(null, "2026-06-01", "2027-06-01");
  const rights = (city: string) =>
    fc
      .array(fc.tuple(right, permits, fc.constantFrom(0, 6, 12, 24), from), { maxLength: 5 })
      .map((entries) => list(city, ...entries.map((given) => entry(...given))));
  const published = fc.record({
    [NANJING]: rights(NANJING).map((one) => [version(1, "2024-01-01", one)]),
    [SUZHOU]: fc
      .tuple(rights(SUZHOU), rights(SUZHOU))
      .map(([first, next]) => [version(1, "2024-01-01", first), version(2, "2027-01-01", next)]),
  });
  const start = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2022-10-01", days));
  const cities = [NANJING, SUZHOU];
  const nowIn = (given: Recognition, held: DaySpan[], on: string) =>
    rightsCarried(given, { issuingCity: NANJING, works: true, held }, cities, on).map(({ now }) =>
      codes(now),
    );

  test("a permit held longer never carries less", () => {
    fc.assert(
      fc.property(published, start, fc.integer({ min: 1, max: 900 }), (all, later, days) => {
        const given = world(all);
        const less = nowIn(given, since(later), "2026-11-23");
        const more = nowIn(given, since(addDays(later, -days)), "2026-11-23");
        for (const [city, some] of less.entries())
          for (const code of some) expect(more[city]).toContain(code);
      }),
      { numRuns: 60 },
    );
  });

  test("a later version changes nothing before its day", () => {
    fc.assert(
      fc.property(published, start, (all, day) => {
        const first = { ...all, [SUZHOU]: (all[SUZHOU] ?? []).slice(0, 1) };
        for (const on of ["2026-11-23", "2026-12-31"])
          expect(nowIn(world(all), since(day), on)).toEqual(nowIn(world(first), since(day), on));
      }),
      { numRuns: 60 },
    );
  });

  test("on the day that was told a right is there, and on the day before it was not", () => {
    fc.assert(
      fc.property(published, start, (all, day) => {
        const given = world(all);
        const permit = { issuingCity: NANJING, works: true, held: since(day) };
        for (const { city, later } of rightsCarried(given, permit, cities, "2026-11-23")) {
          for (const { code, from: first } of later) {
            if (first === null) continue;
            const carries = (on: string) =>
              codes(rightsCarried(given, permit, [city], on)[0]?.now ?? []).includes(code);
            expect([carries(addDays(first, -1)), carries(first)]).toEqual([false, true]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

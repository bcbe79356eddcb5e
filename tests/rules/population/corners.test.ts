import { describe, expect, it } from "vitest";
import { bundleFromValue, compile, type Requirement, type RuleSet } from "@/lib/rules";
import { addTally, ChangePreviewer, Previewer, PreviewPlan } from "@/lib/rules/population";
import {
  bundle,
  credited,
  label,
  NANJING,
  NANTONG,
  records,
  ruleSet,
  SHANGHAI,
  SUZHOU,
} from "../support/documents";
import { table } from "../support/points";
import { asked, columnsOf } from "./support";

const points = (min: string): Requirement => ({ id: "points", type: "points", table: "main", min });
const years = { kinds: ["residence"], scope: "zone" as const, unit: "day" as const, convert: true };
const rules = (requirements: Requirement[], changes: Partial<RuleSet> = {}) =>
  bundleFromValue(bundle([ruleSet(requirements, changes)]));
const LIVED = records(`residence ${SUZHOU} 2019-03-01..`);

describe("a preview of points", () => {
  it("looks at a measure as often as each of the indicators that count it asks for", () => {
    const often = { id: "often", type: "duration" as const, measure: years, per: 12, points: "10" };
    const seldom = { ...often, id: "seldom", per: 120, rounding: "floor" as const };
    const both = (main: (typeof often | typeof seldom)[]) =>
      rules([points("63")], {
        points: { main: table(main.map((one) => ({ rounding: "exact" as const, ...one, cap: null }))) },
      });
    asked(both([often, seldom]), "2024-06-30", [{ records: LIVED }]);
    asked(both([seldom, often]), "2024-06-30", [{ records: LIVED }]);
  });

  it("ends where the columns' days end, for people of no age too", () => {
    const document = rules([points("10")], {
      points: {
        main: table([
          { id: "age", type: "bands", of: "age", bands: [{ from: 150, points: "20" }], cap: null },
        ]),
      },
    });
    asked(document, "2069-06-05", [{ records: [] }, { person: { birthDate: "1990-02-03" }, records: [] }]);
  });
});

describe("a preview of ages", () => {
  it("lets nobody reach on the columns' last day what they would reach after it", () => {
    const document = rules([{ id: "age", type: "age", min: 100 }]);
    asked(document, "2069-06-05", [
      { person: { birthDate: "1990-02-03" }, records: [] },
      { person: { birthDate: "1979-06-05" }, records: [] },
      { person: { birthDate: "1979-06-06" }, records: [] },
    ]);
  });
});

describe("the columns' first and last days", () => {
  const current = (changes: object): Requirement => ({
    ...{ id: "now", type: "current", kinds: ["residence"], scope: "destination", unit: "day" },
    ...changes,
  });
  const people = [
    { records: records(`residence ${SUZHOU} 1900-01-01..1900-02-10`, `residence ${SUZHOU} 1901-01-01..`) },
    { records: records(`residence ${SUZHOU} 2079-06-05..`, `residence ${NANJING} 2079-05-01..2079-05-31`) },
  ];
  const forms: [string, Requirement][] = [
    ["a day", current({})],
    ["the last day of the month before", current({ until: "previousMonth" })],
    ["a month", current({ unit: "month" })],
    ["the month before", current({ unit: "month", until: "previousMonth" })],
    ["credit of days", credited({ months: 1 })],
    ["credit of days to the month's end", credited({ months: 1, until: "previousMonth" })],
    ["credit of months", credited({ months: 1, unit: "month" })],
    ["credit of whole months", credited({ months: 1, unit: "month", until: "previousMonth" })],
    ["a window", credited({ months: 1, window: 2, unit: "month", until: "previousMonth" })],
  ];
  it.each(forms)("are asked like any others for %s", (_name, requirement) => {
    for (const monthCounts of ["anyDay", "fifteenDays", "fullMonth"] as const) {
      const document = rules([requirement], { monthCounts, effectiveFrom: "1900-01-01" });
      asked(document, "1900-01-10", people);
      asked(document, "2069-06-05", people);
    }
  });
});

describe("a previewer", () => {
  it("says the same to someone who is asked again", () => {
    const columns = columnsOf([{ records: LIVED }]);
    const previewer = new Previewer(new PreviewPlan(compile(rules([credited()])), "2024-06-30", columns));
    const answers = ["first", "second"].map(() => {
      previewer.seek(0);
      previewer.next();
      return [...previewer.firstDays];
    });
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe("a change preview of people whom the one-person engine has to be asked about", () => {
  const members = [{ code: SHANGHAI }, { code: SUZHOU, recognisedFrom: "2022-05-10" }, { code: NANTONG }];
  const worth = (coefficient: string) =>
    bundleFromValue(
      bundle(
        [
          ruleSet([credited({ unit: "month", until: "previousMonth", months: 50 })], {
            conversion: { default: coefficient, byTier: {}, byCity: {} },
            caps: [{ city: SUZHOU, months: 0 }],
          }),
        ],
        { zone: { id: "test-zone", name: label, members } },
      ),
    );

  it("asks it each time: what one answer left behind decides nothing about the next", () => {
    // May 2022 is Suzhou's, whose record began first though it counts from the tenth only.
    const people = ["2021-01-01", "2022-05-05"].map((from) => ({
      records: records(`residence ${SUZHOU} 2019-03-01..2022-05-31`, `residence ${NANTONG} ${from}..`),
    }));
    const columns = columnsOf(people);
    const plan = (coefficient: string) => new PreviewPlan(compile(worth(coefficient)), "2024-06-30", columns);
    const before = plan("1");
    const previewer = new Previewer(before);
    const change = new ChangePreviewer(before, plan("0.75"));
    for (let person = 0; person < people.length; person += 1) {
      previewer.seek(person);
      previewer.next();
      previewer.count();
      change.ask(person, person + 1);
    }
    const { difference } = change.tally;
    expect([...previewer.tally.byMonth]).toEqual([...asked(worth("1"), "2024-06-30", people).tally.byMonth]);
    const both = addTally(previewer.tally, { ...difference, people: 0 });
    expect([...both.byMonth]).toEqual([...asked(worth("0.75"), "2024-06-30", people).tally.byMonth]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bundle, bundleFromValue, type CaseRecord, caseFromValue } from "@/lib/rules";
import { columnBytes, PopulationBuilder } from "@/lib/rules/population";
import { PersonCursor } from "@/lib/rules/population/person";
import { personOf, recordsOf } from "@/lib/rules/population/reconstruct";
import { residents } from "@/tests/bench/rules/residents";
import { bundleArbitrary } from "../oracle/arbitrary";
import { caseOf } from "../oracle/arbitrary-case";
import { bundle, credited, records, ruleSet } from "../support/documents";
import { asked, columnsOf, singly } from "./support";

const SEED = 20_261_125;
const ON = "2024-06-30";

/** Asks people with these records, and the one-person engine beside; says whom the preview asked singly. */
function askedSingly(document: Bundle, people: readonly CaseRecord[][]) {
  const person = { birthDate: "1990-02-03" };
  return asked(
    document,
    ON,
    people.map((list) => ({ person, records: list })),
  ).tally.askedSingly;
}

const LIVED = records("residence 320500 2019-03-01..");

describe("what the columns cannot compute goes through the one-person engine, and is named:", () => {
  const years = (changes: Parameters<typeof credited>[0]) => bundle([ruleSet([credited(changes)])]);
  const cases = [
    {
      feature: "WINDOW_IN_MONTHS_UP_TO_THE_DAY",
      because: "both ends of the window then cut a month",
      document: years({ unit: "month", window: 24, months: 18 }),
      people: [LIVED],
    },
    {
      feature: "MORE_THAN_30_KINDS",
      because: "kinds are held as bits",
      document: {
        ...years({ kinds: { anyOf: ["residence", ...Array.from({ length: 30 }, (_, at) => `kind${at}`)] } }),
        kinds: Object.fromEntries(
          ["residence", ...Array.from({ length: 30 }, (_, at) => `kind${at}`)].map((kind) => [
            kind,
            { en: kind, zh: kind },
          ]),
        ),
      },
      people: [LIVED],
    },
    {
      feature: "ORDER_WITHIN_A_MONTH",
      because: "Suzhou's records cease to count within a month in which Nantong's count too",
      document: bundle([ruleSet([credited({ unit: "month", until: "previousMonth", months: 60 })])], {
        zone: {
          id: "test-zone",
          name: { en: "x", zh: "某" },
          members: [
            { code: "310000" },
            { code: "320500", recognisedUntil: "2022-05-10" },
            { code: "320600" },
          ],
        },
      }),
      people: [records("residence 320500 2019-03-01..", "residence 320600 2021-01-01..")],
    },
    {
      feature: "RECORDS_BEYOND_THE_COLUMNS",
      because: "16 bits hold no day of 1850",
      document: years({ months: 12 }),
      people: [records("residence 320500 1850-01-01..1860-01-01")],
    },
  ];
  it.each(cases)("$feature, because $because", ({ feature, document, people }) => {
    expect(Object.keys(askedSingly(bundleFromValue(document), people))).toEqual([feature]);
  });

  it("someone with a thousand records, or more kinds of day than a byte counts", () => {
    const short = Array.from({ length: 300 }, (_, at) => {
      const day = `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
      return `residence 320500 ${day}-01..${day}-10`;
    });
    const many = Array.from({ length: 1000 }, () => "residence 320500 2019-03-01..2020-01-01");
    const named = askedSingly(bundleFromValue(years({ months: 12 })), [
      records(...many),
      records(...short),
      LIVED,
    ]);
    expect(Object.keys(named)).toEqual(["RECORDS_BEYOND_THE_COLUMNS"]);
  });

  it("and nothing else: a preview of ordinary rules asks nobody singly", () => {
    expect(askedSingly(bundleFromValue(years({ months: 60 })), [LIVED, []])).toEqual({});
  });
});

describe("the columns of a population", () => {
  it("hold of every person what decides: the engine says the same of who is read back from them", () => {
    fc.assert(
      fc.property(bundleArbitrary, caseOf, (value, kase) => {
        const document = bundleFromValue(value);
        const { person, records: list } = caseFromValue(kase);
        const own = { person: person ?? {}, records: list };
        const columns = columnsOf([own]);
        const cursor = new PersonCursor(columns);
        cursor.seek(0);
        cursor.advance();
        const back = { person: personOf(columns, cursor), records: recordsOf(columns, cursor) };
        expect(singly(document, ON, back)).toEqual(singly(document, ON, own));
      }),
      { numRuns: 400, seed: SEED },
    );
  }, 120_000);

  it("take at most 60 bytes of a resident of the demonstration, who has ten records", () => {
    const people = residents(3000);
    const builder = new PopulationBuilder();
    for (const { records: list } of people) builder.add({ birthDate: "1990-02-03" }, list);
    const columns = builder.finish();
    expect(people.flatMap(({ records: list }) => list).length / people.length).toBeGreaterThan(9);
    expect(columnBytes(columns) / people.length).toBeLessThanOrEqual(60);
  });
});

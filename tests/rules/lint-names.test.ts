import { describe, expect, it, test } from "vitest";
import type { AttributeDefinition, Bundle, Case, PointsTable, Requirement } from "@/lib/rules";
import {
  bundle,
  CITIES,
  credited,
  kase,
  label,
  NANJING,
  pathway,
  records,
  ruleSet,
  SUZHOU,
} from "./support/documents";
import { found, lint, type Row } from "./support/lint";
import { insurance, table } from "./support/points";

const UNKNOWN = "999999";

const ATTRIBUTES: Record<string, AttributeDefinition> = {
  education: { type: "choice", options: ["bachelor", "master"], label },
  hours: { type: "integer", min: 0, max: 100, label },
  clean: { type: "boolean", label },
};

const withRules = (
  changes: Parameters<typeof ruleSet>[1],
  requirements: Requirement[] = [credited()],
): Bundle => bundle([ruleSet(requirements, changes)]);
const example = (asked: Case) => [{ title: "x", case: asked, expect: { eligible: false } }];
const asks = (requirement: Requirement) => withRules({ attributes: ATTRIBUTES }, [requirement]);
const scores = (main: PointsTable, min = "0") =>
  withRules({ attributes: ATTRIBUTES, points: { main } }, [
    { id: "points", type: "points", table: "main", min },
  ]);
const years = {
  id: "years",
  type: "duration",
  measure: insurance,
  per: 12,
  points: "3",
  rounding: "floor",
} as const;
const graded = (key: string) =>
  scores(table([years, { id: "degree", type: "choice", attribute: "education", points: { [key]: "5" } }]));
const multiplied = (attribute: string, key: string) =>
  scores(table([years], { multiplier: { attribute, values: { [key]: "1.30" } } }));

const ROWS: Row[] = [
  {
    because: "no city of the register has the code of the scope",
    wrong: withRules({}, [credited({ scope: { cities: [NANJING, UNKNOWN] } })]),
    finds: ["UNKNOWN_CITY pathways[0].requirements[0].scope.cities[1]"],
    right: withRules({}, [credited({ scope: { cities: [NANJING, SUZHOU] } })]),
  },
  {
    because: "a pathway names a city that is not there",
    wrong: withRules({
      pathways: [pathway([credited()]), pathway([credited()], { cities: [UNKNOWN] }, "two")],
    }),
    finds: ["UNKNOWN_CITY pathways[1].appliesTo.cities[0]"],
    right: withRules({
      pathways: [pathway([credited()]), pathway([credited()], { cities: [SUZHOU] }, "two")],
    }),
  },
  {
    because: "both ends of a pair of cities must be there",
    wrong: withRules({
      conversion: { default: "1", byCity: { [UNKNOWN]: { [NANJING]: "1" }, [SUZHOU]: { [UNKNOWN]: "1" } } },
    }),
    finds: [
      `UNKNOWN_CITY conversion.byCity["${SUZHOU}"]["${UNKNOWN}"]`,
      `UNKNOWN_CITY conversion.byCity["${UNKNOWN}"]`,
    ],
    right: withRules({ conversion: { default: "1", byCity: { [SUZHOU]: { [NANJING]: "1" } } } }),
  },
  {
    because: "a cap on a city that is not there limits nothing",
    wrong: withRules({ caps: [{ city: UNKNOWN, months: 12 }] }),
    finds: ["UNKNOWN_CITY caps[0].city"],
    right: withRules({ caps: [{ city: SUZHOU, months: 12 }] }),
  },
  {
    because: "an example is a case of the same register and kinds",
    wrong: withRules({
      examples: example(
        kase(records(`gone ${UNKNOWN} 2024-01-01..`), {
          destination: UNKNOWN,
          plan: [{ kind: "gone", city: UNKNOWN, start: "2024-01-01" }],
          person: { attributes: { gone: true } },
        }),
      ),
    }),
    finds: [
      "UNKNOWN_CITY examples[0].case.destination",
      "UNKNOWN_CITY examples[0].case.records[0].city",
      "UNKNOWN_CITY examples[0].case.plan[0].city",
      "UNKNOWN_KIND examples[0].case.records[0].kind",
      "UNKNOWN_KIND examples[0].case.plan[0].kind",
      "UNKNOWN_ATTRIBUTE examples[0].case.person.attributes.gone",
    ],
    right: withRules({ examples: example(kase(records(`study ${NANJING} 2024-01-01..`))) }),
  },
  {
    because: "kinds are named by measures, by anyOf and by notDuring",
    wrong: withRules({}, [credited({ kinds: { anyOf: ["residence", "permit"] }, notDuring: ["school"] })]),
    finds: [
      "UNKNOWN_KIND pathways[0].requirements[0].kinds.anyOf[1]",
      "UNKNOWN_KIND pathways[0].requirements[0].notDuring[0]",
    ],
    right: withRules({}, [credited({ kinds: { anyOf: ["residence"] }, notDuring: ["study"] })]),
  },
  {
    because: "the parts of any, and the measures of indicators, are looked at too",
    wrong: withRules(
      {
        points: {
          main: table([
            {
              ...{ id: "years", type: "duration", per: 12, points: "3", rounding: "floor" },
              measure: { ...insurance, kinds: ["permit"] },
              atMost: { ...insurance, scope: { cities: [UNKNOWN] } },
            },
          ]),
        },
      },
      [
        {
          id: "either",
          type: "any",
          requirements: [
            credited(),
            { id: "now", type: "current", kinds: ["permit"], scope: "zone", unit: "day" },
          ],
        },
      ],
    ),
    finds: [
      "UNKNOWN_CITY points.main.indicators[0].atMost.scope.cities[0]",
      "UNKNOWN_KIND pathways[0].requirements[0].requirements[1].kinds[0]",
      "UNKNOWN_KIND points.main.indicators[0].measure.kinds[0]",
    ],
    right: withRules({}, [{ id: "either", type: "any", requirements: [credited(), credited({ id: "b" })] }]),
  },
  {
    because: "no attribute of that name is described",
    wrong: asks({ id: "a", type: "attribute", attribute: "degree", in: ["bachelor"] }),
    finds: ["UNKNOWN_ATTRIBUTE pathways[0].requirements[0].attribute"],
    right: asks({ id: "a", type: "attribute", attribute: "education", in: ["bachelor"] }),
  },
  {
    because: "a choice is one of its options",
    wrong: asks({ id: "a", type: "attribute", attribute: "education", in: ["bachelor", "doctor"] }),
    finds: ["UNKNOWN_VALUE pathways[0].requirements[0].in[1]"],
    right: asks({ id: "a", type: "attribute", attribute: "education", in: ["bachelor", "master"] }),
  },
  {
    because: "the text “true” is not the value true",
    wrong: asks({ id: "a", type: "attribute", attribute: "clean", in: ["true", true] }),
    finds: ["UNKNOWN_VALUE pathways[0].requirements[0].in[0]"],
    right: asks({ id: "a", type: "attribute", attribute: "clean", in: [true] }),
  },
  {
    because: "an integer stays within its bounds",
    wrong: asks({ id: "a", type: "attribute", attribute: "hours", in: [100, 101] }),
    finds: ["UNKNOWN_VALUE pathways[0].requirements[0].in[1]"],
    right: asks({ id: "a", type: "attribute", attribute: "hours", in: [0, 100] }),
  },
  {
    because: "points are given for options that exist",
    wrong: graded("doctor"),
    finds: ["UNKNOWN_VALUE points.main.indicators[1].points.doctor"],
    right: graded("master"),
  },
  {
    because: "a multiplier is keyed by the values as text",
    wrong: multiplied("clean", "yes"),
    finds: ["UNKNOWN_VALUE points.main.multiplier.values.yes"],
    right: multiplied("clean", "true"),
  },
  {
    because: "an integer's key is the number as JSON writes it",
    wrong: multiplied("hours", "05"),
    finds: ['UNKNOWN_VALUE points.main.multiplier.values["05"]'],
    right: multiplied("hours", "5"),
  },
  {
    because: "no table has the name, here or among the best of several",
    wrong: scores({ bestOf: ["first", "second"] }),
    finds: ["UNKNOWN_TABLE points.main.bestOf[0]", "UNKNOWN_TABLE points.main.bestOf[1]"],
    right: scores(table([])),
  },
  {
    because: "no indicator of the table has the id",
    wrong: scores({ indicators: [], groups: [{ id: "g", indicators: ["years"], mode: "sum" }] }),
    finds: ["UNKNOWN_INDICATOR points.main.groups[0].indicators[0]"],
    right: scores({ indicators: [], groups: [{ id: "g", indicators: [], mode: "sum" }] }),
  },
];

describe("a name that stands for nothing", () => {
  test.each(ROWS)("is an error, because $because", ({ wrong, finds, right }) => {
    expect(found(wrong).sort()).toEqual([...finds].sort());
    expect(found(right)).toEqual([]);
  });

  it("is found among the places whatever the versions, and is of none of them", () => {
    const [first, ...others] = CITIES;
    if (first === undefined) throw new Error("no cities");
    const successor = { code: UNKNOWN, from: "2099-01-01", retroactive: false };
    const document = bundle([], {
      cities: [{ ...first, successor }, ...others],
      zone: { id: "z", name: label, members: [{ code: NANJING }, { code: "888888" }] },
    });
    expect(lint(document).map(({ code, path, version }) => [code, path, version])).toEqual([
      ["UNKNOWN_CITY", "$.cities[0].successor.code", null],
      ["UNKNOWN_CITY", "$.zone.members[1].code", null],
    ]);
  });

  it("that objects have by nature is unknown all the same", () => {
    const rules = withRules({}, [{ id: "p", type: "points", table: "toString", min: "0" }]);
    expect(found(rules)).toEqual(["UNKNOWN_TABLE pathways[0].requirements[0].table"]);
  });
});

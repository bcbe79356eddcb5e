import { describe, expect, it, test } from "vitest";
import { credited, NANJING, SUZHOU } from "./support/documents";
import { asking, away, CREDIT, found, lint, pair, type Row } from "./support/lint";

const ROWS: Row[] = [
  {
    because: "the longest twelve months have 366 days, and thirteen months are 396",
    wrong: asking(credited({ window: 12, months: 13 })),
    finds: CREDIT,
    right: asking(credited({ window: 12, months: 12 })),
  },
  {
    because: "a window that begins within a month touches one more month",
    wrong: asking(credited({ unit: "month", window: 12, months: 14 })),
    finds: CREDIT,
    right: asking(credited({ unit: "month", window: 12, months: 13 })),
  },
  {
    because: "whole months fit a window twelve times",
    wrong: asking(credited({ unit: "month", window: 12, months: 13 }), { monthCounts: "fullMonth" }),
    finds: CREDIT,
    right: asking(credited({ unit: "month", window: 12, months: 12 }), { monthCounts: "fullMonth" }),
  },
  {
    because: "a coefficient above 1 makes more of a window",
    wrong: pair([credited({ window: 12, months: 15 })], { conversion: { default: "1.2" } }),
    finds: [...CREDIT, "DEFAULT_ABOVE_ONE conversion.default"],
    right: pair([credited({ window: 12, months: 12 })]),
  },
  {
    because: "a window of no months holds nothing",
    wrong: asking(credited({ window: 0, months: 1 })),
    finds: CREDIT,
    right: asking(credited({ window: 0, months: 0 })),
  },
  {
    because: "the cap on everything elsewhere is less than the threshold, and here does not count",
    wrong: pair([away(13)], { caps: [{ elsewhere: true, months: 12 }] }),
    finds: CREDIT,
    right: pair([away(12)], { caps: [{ elsewhere: true, months: 12 }] }),
  },
  {
    because: "caps limit what is converted alone",
    wrong: pair([away(13)], { caps: [{ city: NANJING, months: 12 }] }),
    finds: CREDIT,
    right: pair([credited({ scope: { cities: [NANJING] }, months: 13, convert: false })], {
      caps: [{ city: NANJING, months: 12 }],
    }),
  },
  {
    because: "the cap on a tier limits the only city there is of it",
    wrong: pair([away(13)], { caps: [{ tier: "mega", months: 12 }] }),
    finds: CREDIT,
    right: pair([away(13)], { caps: [{ tier: "super", months: 12 }] }),
  },
  {
    because: "a cap on the destination and one on all others leave too little together",
    wrong: pair([credited({ months: 25 })], {
      caps: [
        { city: SUZHOU, months: 12 },
        { elsewhere: true, months: 12 },
      ],
    }),
    finds: CREDIT,
    right: pair([credited({ months: 24 })], {
      caps: [
        { city: SUZHOU, months: 12 },
        { elsewhere: true, months: 12 },
      ],
    }),
  },
  {
    because: "half may come from elsewhere, and nothing can come from here",
    wrong: pair([{ ...away(12), maxShareElsewhere: "0.5" }]),
    finds: CREDIT,
    right: pair([{ ...away(12), maxShareElsewhere: "1" }]),
  },
  {
    because: "years that count for nothing are never enough",
    wrong: pair([away(1)], { conversion: { default: "1", byCity: { [NANJING]: { [SUZHOU]: "0" } } } }),
    finds: [...CREDIT, `BIGGER_CITY_DISCOUNTED conversion.byCity["${NANJING}"]["${SUZHOU}"]`],
    right: pair([away(1)], { conversion: { default: "1", byCity: { [NANJING]: { [SUZHOU]: "1" } } } }),
  },
  {
    because: "only a year is recognised, however long one waits",
    wrong: pair([away(13)], {}, {}, { recognisedFrom: "2020-01-01", recognisedUntil: "2020-12-31" }),
    finds: CREDIT,
    right: pair([away(12)], {}, {}, { recognisedFrom: "2020-01-01", recognisedUntil: "2020-12-31" }),
  },
  {
    because: "what is counted from is after what is recognised until",
    wrong: pair([away(1)], { countsFrom: "2021-01-01" }, {}, { recognisedUntil: "2020-12-31" }),
    finds: CREDIT,
    right: pair([away(1)], { countsFrom: "2020-12-01" }, {}, { recognisedUntil: "2020-12-31" }),
  },
  {
    because: "the destination itself needs no recognition",
    wrong: pair(
      [credited({ scope: { cities: [NANJING] }, months: 24 })],
      {},
      {},
      { recognisedFrom: "2020-01-01", recognisedUntil: "2020-12-31" },
    ),
    finds: CREDIT,
    right: pair(
      [credited({ scope: { cities: [SUZHOU] }, months: 24 })],
      {},
      { recognisedFrom: "2020-01-01", recognisedUntil: "2020-12-31" },
    ),
  },
  {
    because: "what is counted must not be there",
    wrong: asking(credited({ notDuring: ["study", "residence"] })),
    finds: CREDIT,
    right: asking(credited({ kinds: { anyOf: ["residence", "socialInsurance"] }, notDuring: ["residence"] })),
  },
];

describe("a threshold above what anyone can be credited", () => {
  test.each(ROWS)("is an error, because $because", ({ wrong, finds, right }) => {
    expect(found(wrong)).toEqual(finds);
    expect(found(right)).toEqual([]);
  });

  it("is said with what is asked and the most there can be, in the measure's own units", () => {
    expect(lint(asking(credited({ window: 12, months: 13 })))[0]?.params).toEqual({
      pathway: "only",
      requirement: "years",
      unit: "day",
      required: "396",
      most: "366",
    });
  });

  it("is not found where a city that has left can still be the destination", () => {
    expect(found(asking(credited({ scope: { cities: [NANJING] }, months: 120 })))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Cap } from "@/lib/rules";
import {
  creditedUnder,
  kase,
  NANJING,
  NANTONG,
  records,
  SUZHOU,
  traceOf,
  WUHAN,
  ZHENJIANG,
} from "./support/documents";

/** A year in each: Nanjing is D, Suzhou large-1, Nantong and Zhenjiang large-2. */
const YEARS = records(
  `residence ${NANJING} 2020-01-01..2020-12-31`,
  `residence ${SUZHOU} 2021-01-01..2021-12-31`,
  `residence ${NANTONG} 2022-01-01..2022-12-31`,
  `residence ${ZHENJIANG} 2023-01-01..2023-12-31`,
);

function years(caps: Cap[], requirement = {}) {
  const answer = creditedUnder({ unit: "month", months: 60, ...requirement }, { caps }, kase(YEARS));
  const took = traceOf(answer).capped.map((one) => {
    const what = one.by === "city" ? ` ${one.city}` : one.by === "tier" ? ` ${one.tier}` : "";
    return `${one.by}${what} ${one.credited}`;
  });
  return { actual: answer.actual, took };
}

describe("caps", () => {
  it.each([
    [[], "48", []],
    [[{ city: SUZHOU, months: 5 }], "41", [`city ${SUZHOU} 7`]],
    [[{ city: NANJING, months: 5 }], "41", [`city ${NANJING} 7`]],
    [[{ city: WUHAN, months: 0 }], "48", []],
    [[{ tier: "large-2", months: 20 }], "44", ["tier large-2 4"]],
    [[{ tier: "mega", months: 0 }], "48", []],
    [[{ elsewhere: true, months: 10 }], "22", ["elsewhere 26"]],
    [[{ elsewhere: true, months: 36 }], "48", []],
    [
      [
        { city: SUZHOU, months: 9 },
        { city: SUZHOU, months: 7 },
      ],
      "43",
      [`city ${SUZHOU} 5`],
    ],
    [
      [
        { elsewhere: true, months: 20 },
        { tier: "large-2", months: 15 },
        { city: NANTONG, months: 8 },
      ],
      "32",
      [`city ${NANTONG} 4`, "tier large-2 5", "elsewhere 7"],
    ],
  ] as [Cap[], string, string[]][])("%j leave %s and take %j", (caps, actual, took) => {
    expect(years(caps)).toEqual({ actual, took });
  });

  it("do not apply to a measure that does not convert, a share does", () => {
    const caps: Cap[] = [{ elsewhere: true, months: 10 }];
    expect(years(caps, { convert: false })).toEqual({ actual: "48", took: [] });
    expect(years(caps, { convert: false, maxShareElsewhere: "0.5" })).toEqual({
      actual: "42",
      took: ["maxShareElsewhere 6"],
    });
  });

  it("a share is of the requirement's own threshold, comes last, and is rounded down to 1/10000", () => {
    expect(years([{ elsewhere: true, months: 30 }], { maxShareElsewhere: "0.4" })).toEqual({
      actual: "36",
      took: ["elsewhere 6", "maxShareElsewhere 6"],
    });
    expect(years([], { months: 50, maxShareElsewhere: "0.3333333" }).actual).toBe("28.6666");
    expect(years([], { maxShareElsewhere: "0" }).actual).toBe("12");
  });

  it("are in months: in day units a cap is turned into days as a threshold is", () => {
    const list = records(`residence ${SUZHOU} 2015-01-01..2023-12-31`);
    const rules = { caps: [{ city: SUZHOU, months: 6 }] };
    expect(creditedUnder({}, rules, kase(list)).actual).toBe("183");
  });

  it("limit what is credited, not what was lived", () => {
    const rules = { caps: [{ city: SUZHOU, months: 6 }], conversion: { default: "0.5" } };
    const list = records(`residence ${SUZHOU} 2023-01-01..2023-12-31`);
    expect(creditedUnder({ unit: "month" }, rules, kase(list)).actual).toBe("6");
  });
});

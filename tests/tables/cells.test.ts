import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { city } from "@/lib/tables/cells/city";
import { day, dayOrOngoing } from "@/lib/tables/cells/day";
import { idNumber } from "@/lib/tables/cells/id-number";
import { month } from "@/lib/tables/cells/month";
import { choice, integer, text } from "@/lib/tables/cells/text";
import type { CellParser } from "@/lib/tables/columns";
import type { Cell } from "@/lib/tables/types";
import { cellOf, ID, RECORDS, TODAY } from "./support";

function readWith<T>(parse: CellParser<T>, written: string, kind: Cell["kind"] = "TEXT") {
  const parsed = parse(cellOf(written, kind));
  return parsed.ok ? parsed.value : parsed.finding.code;
}

describe("a day", () => {
  const rows = [
    ["2024-02-29", "TEXT", "2024-02-29"],
    ["2024/2/29", "TEXT", "2024-02-29"],
    ["2024.2.29", "TEXT", "2024-02-29"],
    ["2024年2月29日", "TEXT", "2024-02-29"],
    ["２０２４年２月２９日", "TEXT", "2024-02-29"],
    [" '20240229", "TEXT", "2024-02-29"],
    ["20240229", "NUMBER", "2024-02-29"],
    ["2024-02-29 00:00:00", "TEXT", "2024-02-29"],
    ["45351", "TEXT", "2024-02-29"],
    ["45351", "DATE", "2024-02-29"],
    ["45351.75", "NUMBER", "2024-02-29"],
    ["61", "NUMBER", "1900-03-01"],
    ["59", "NUMBER", "1900-02-28"],
    ["60", "NUMBER", "DAY_IMPOSSIBLE"],
    ["0", "NUMBER", "DAY_FORMAT"],
    ["2958466", "NUMBER", "DAY_FORMAT"],
    ["2023-02-29", "TEXT", "DAY_IMPOSSIBLE"],
    ["2024-13-01", "TEXT", "DAY_IMPOSSIBLE"],
    ["2024年6月31日", "TEXT", "DAY_IMPOSSIBLE"],
    ["20240230", "TEXT", "DAY_IMPOSSIBLE"],
    ["0000-01-01", "TEXT", "DAY_IMPOSSIBLE"],
    ["2024", "TEXT", "DAY_FORMAT"],
    ["29/02/2024", "TEXT", "DAY_FORMAT"],
    ["2024-02/29", "TEXT", "DAY_FORMAT"],
    ["2024-02-29T00:00:00Z", "TEXT", "DAY_FORMAT"],
    ["去年", "TEXT", "DAY_FORMAT"],
  ] as const;
  test.each(rows)("%j as %s is %s", (written, kind, expected) => {
    expect(readWith(day(), written, kind)).toBe(expected);
  });

  test("keeps to its bounds, which belong to it", () => {
    const parse = day({ from: "2020-01-01", until: "2020-12-31" });
    expect(["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"].map((on) => readWith(parse, on))).toEqual(
      ["DAY_TOO_EARLY", "2020-01-01", "2020-12-31", "DAY_TOO_LATE"],
    );
  });

  test("that has not come is null only in the words agreed", () => {
    const parse = dayOrOngoing(["至今"]);
    expect([readWith(parse, " 至今 "), readWith(parse, "永久")]).toEqual([null, "DAY_FORMAT"]);
  });

  test("every day comes back from its serial and from each way of writing it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const on = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        const [year, month, date] = on.split("-").map(Number);
        expect(readWith(day(), String(serial), "DATE")).toBe(on);
        for (const written of [
          on,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          on.replaceAll("-", ""),
        ])
          expect(readWith(day(), written)).toBe(on);
      }),
    );
  });
});

describe("a month", () => {
  const rows = [
    ["2024-02", "TEXT", "2024-02"],
    ["2024/2", "TEXT", "2024-02"],
    ["2024.02", "TEXT", "2024-02"],
    ["2024.2", "NUMBER", "2024-02"],
    ["2024.1", "NUMBER", "MONTH_AMBIGUOUS"],
    ["2024.10", "TEXT", "2024-10"],
    ["2024年2月", "TEXT", "2024-02"],
    ["202402", "NUMBER", "2024-02"],
    ["45323", "DATE", "2024-02"],
    ["45323", "NUMBER", "MONTH_FORMAT"],
    ["2024-02-01", "TEXT", "2024-02"],
    ["20240201", "TEXT", "2024-02"],
    ["202413", "TEXT", "MONTH_IMPOSSIBLE"],
    ["2024-00", "TEXT", "MONTH_IMPOSSIBLE"],
    ["2024-02-30", "TEXT", "MONTH_IMPOSSIBLE"],
    ["二月", "TEXT", "MONTH_FORMAT"],
    ["2024", "TEXT", "MONTH_FORMAT"],
  ] as const;
  test.each(rows)("%j as %s is %s", (written, kind, expected) => {
    expect(readWith(month(), written, kind)).toBe(expected);
  });
});

describe("an ID number", () => {
  const rows = [
    [ID, "TEXT", ID],
    [`'${ID}`, "TEXT", ID],
    ["1101051949123１００２ｘ", "TEXT", "11010519491231002X"],
    ["11010519491231002x", "TEXT", "11010519491231002X"],
    ["371202198503150022", "TEXT", "371202198503150022"],
    ["830000199201300022", "TEXT", "830000199201300022"],
    ["320509199002290014", "TEXT", "ID_DATE"],
    ["320102198812310013", "TEXT", "ID_CHECK"],
    ["320102881231001", "TEXT", "ID_FIFTEEN_DIGITS"],
    ["320102881231001", "NUMBER", "ID_FIFTEEN_DIGITS"],
    ["32010219881231001", "TEXT", "ID_LENGTH"],
    ["991022198812310012", "TEXT", "ID_PREFIX"],
    ["张三", "TEXT", "ID_CHARACTERS"],
    ["3.20102E+17", "TEXT", "ID_DIGITS_LOST"],
    ["3.2010219881231E+17", "NUMBER", "ID_DIGITS_LOST"],
    ["320102198812310012", "NUMBER", "ID_DIGITS_LOST"],
    ["320102198812310000", "TEXT", "ID_DIGITS_LOST"],
  ] as const;
  test.each(rows)("%j as %s is %s", (written, kind, expected) => {
    const read = readWith(idNumber(TODAY), written, kind);
    expect(typeof read === "string" ? read : read.number).toBe(expected);
  });

  test("that ends in 000 and passes its check is read with a warning", () => {
    const numbers = Array.from({ length: 28 }, (_, at) => `320102198802${String(at + 1).padStart(2, "0")}`);
    const read = numbers.flatMap((head) =>
      [0, 1, 2, 3, 4].map((digit) => idNumber(TODAY)(cellOf(`${head}${digit}000`))),
    );
    const passed = read.filter((parsed) => parsed.ok);
    expect(passed.length).toBeGreaterThan(0);
    for (const parsed of passed)
      expect(parsed).toMatchObject({ warning: { code: "ID_DIGITS_PERHAPS_LOST" } });
  });

  test("stands in no finding", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{15,19}[xX]?$/),
        fc.constantFrom("TEXT", "NUMBER"),
        (number, kind) => {
          const parsed = idNumber(TODAY)(cellOf(number, kind as "TEXT"));
          if (!parsed.ok) expect(JSON.stringify(parsed.finding)).not.toMatch(/\d{6}/);
        },
      ),
    );
  });
});

describe("other cells", () => {
  test("a city is asked for half-width and without spaces", () => {
    const asked: string[] = [];
    const parse = city((name) => {
      asked.push(name);
      return { ok: false, reason: "UNKNOWN" };
    });
    expect(readWith(parse, " ３２０１　00 ")).toBe("CITY_UNKNOWN");
    expect(asked).toEqual(["320100"]);
  });

  test("an abolished city names its successor, an ambiguous name its candidates", () => {
    expect(RECORDS.city.parse(cellOf("莱芜市"))).toMatchObject({
      finding: { params: { instead: "370100" } },
    });
    expect(readWith(RECORDS.city.parse, "鼓楼区")).toBe("CITY_AMBIGUOUS");
  });

  test("text is counted in characters, kept whole, and has no control characters", () => {
    const parse = text({ min: 2, max: 3 });
    expect(readWith(parse, " 𠮷龥𠀀 ")).toBe("𠮷龥𠀀");
    expect(readWith(parse, "买买提·艾力")).toBe("TEXT_TOO_LONG");
    expect(readWith(parse, "王")).toBe("TEXT_TOO_SHORT");
    expect(readWith(parse, "王\u0007五")).toBe("TEXT_CONTROL");
    expect(readWith(parse, "王\u202e五")).toBe("TEXT_CONTROL");
    expect(readWith(parse, "王\r\n五")).toBe("王 五");
  });

  test("a whole number", () => {
    const parse = integer({ min: -1, max: 5000 });
    const written = ["12", "１２", "1,200", "-1", "3.0", "-2", "5001", "1.5", "1,20", "十", "1e3"];
    expect(written.map((number) => readWith(parse, number))).toEqual([
      12,
      12,
      1200,
      -1,
      3,
      "INTEGER_TOO_SMALL",
      "INTEGER_TOO_LARGE",
      "INTEGER_FORMAT",
      "INTEGER_FORMAT",
      "INTEGER_FORMAT",
      "INTEGER_FORMAT",
    ]);
  });

  test("a choice goes by any of its names", () => {
    const parse = choice({ MALE: ["男", "male", "M"], FEMALE: ["女", "female", "F"] });
    expect(["男", "f", "FEMALE", "x"].map((name) => readWith(parse, name))).toEqual([
      "MALE",
      "FEMALE",
      "FEMALE",
      "CHOICE_UNKNOWN",
    ]);
  });
});

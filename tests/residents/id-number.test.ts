import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCharacter, maskIdNumber, normaliseIdNumber, parseIdNumber } from "@/lib/residents/id-number";

const TODAY = "2026-11-23";

const VALID = [
  {
    number: "11010519491231002X",
    birthOn: "1949-12-31",
    sex: "FEMALE",
    because: "it is the standard's own sample",
  },
  { number: "441900199602290010", birthOn: "1996-02-29", sex: "MALE", because: "1996 was a leap year" },
  {
    number: "371202198503150022",
    birthOn: "1985-03-15",
    sex: "FEMALE",
    because: "Laiwu is gone, its people are not",
  },
  {
    number: "330383202008070038",
    birthOn: "2020-08-07",
    sex: "MALE",
    because: "Longgang became a city in 2019",
  },
  {
    number: "320102198812310012",
    birthOn: "1988-12-31",
    sex: "MALE",
    because: "an ordinary number of Nanjing",
  },
  { number: "44152119810101999X", birthOn: "1981-01-01", sex: "MALE", because: "the sequence may end on 9" },
] as const;

const HMT = [
  { number: "810000199105230016", kind: "HONG_KONG" },
  { number: "820000198801010022", kind: "MACAO" },
  { number: "830000199201300022", kind: "TAIWAN" },
] as const;

const REFUSED = [
  { text: "", reason: "EMPTY", because: "nothing was typed" },
  { text: " - ", reason: "EMPTY", because: "only separators were typed" },
  {
    text: "320509199002290014",
    reason: "DATE",
    because: "1990 had no 29 February, though the check character fits",
  },
  { text: "320509900229001", reason: "FIFTEEN_DIGITS", because: "15 digits ended on 2013-01-01" },
  { text: "32010219881231001", reason: "LENGTH", because: "one character is missing" },
  { text: "3201021988123100122", reason: "LENGTH", because: "there is one character too many" },
  { text: "320102198812310013", reason: "CHECK", because: "the check character is 2" },
  { text: "32010219881231001X", reason: "CHECK", because: "the check character is 2, not X" },
  { text: "3201021988123X0012", reason: "CHARACTERS", because: "X stands at the end or nowhere" },
  { text: "32010219881231001A", reason: "CHARACTERS", because: "A is no character of a number" },
  { text: "32010219881231001②", reason: "CHARACTERS", because: "a circled digit is a mistake" },
  { text: "'; DROP TABLE city; --", reason: "CHARACTERS", because: "it is not a number at all" },
  { text: "920102198812310012", reason: "PREFIX", because: "9 leads a foreigner's permanent residence card" },
  { text: "000102198812310012", reason: "PREFIX", because: "no province has this code" },
  { text: "320102198813310012", reason: "DATE", because: "there is no thirteenth month" },
  { text: "320102198804310012", reason: "DATE", because: "April has 30 days" },
  { text: "320102190002290012", reason: "DATE", because: "1900 was not a leap year" },
  { text: "320102202611240012", reason: "FUTURE", because: "they would be born tomorrow" },
  { text: "320102188812310012", reason: "TOO_OLD", because: "nobody is 138 years old" },
] as const;

describe("an ID number", () => {
  for (const { number, birthOn, sex, because } of VALID) {
    test(`${number} is read, because ${because}`, () => {
      expect(parseIdNumber(number, TODAY)).toEqual({
        ok: true,
        number,
        kind: "MAINLAND",
        household: "MAINLAND",
        prefix: number.slice(0, 6),
        birthOn,
        sex,
      });
    });
  }

  for (const { number, kind } of HMT) {
    test(`${number} is a ${kind} resident's permit, whose holder has no mainland household`, () => {
      expect(parseIdNumber(number, TODAY)).toMatchObject({ ok: true, kind, household: "NONE" });
    });
  }

  for (const { text, reason, because } of REFUSED) {
    test(`"${text}" is refused as ${reason}, because ${because}`, () => {
      expect(parseIdNumber(text, TODAY)).toEqual({ ok: false, reason });
    });
  }

  test("is the same however it was typed", () => {
    const typed = [
      "11010519491231002x",
      "１１０１０５１９４９１２３１００２Ｘ",
      " 110105 1949-1231 002ｘ\n",
      "110105\u300019491231002X",
    ];
    for (const text of typed) expect(normaliseIdNumber(text)).toBe("11010519491231002X");
  });

  test("of someone born today is read", () => {
    const digits = "32010220261123001";
    expect(parseIdNumber(digits + checkCharacter(digits), TODAY)).toMatchObject({ ok: true, birthOn: TODAY });
  });

  test("shows its first three and last four characters and hides the rest", () => {
    expect(maskIdNumber("320102198812310012")).toBe("320***********0012");
  });
});

const digits = fc
  .record({
    province: fc.constantFrom("11", "32", "37", "54", "65"),
    division: fc.integer({ min: 0, max: 9999 }),
    day: fc.date({ min: new Date("1897-01-01"), max: new Date("2026-11-23"), noInvalidDate: true }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(
    ({ province, division, day, sequence }) =>
      `${province}${String(division).padStart(4, "0")}${day.toISOString().slice(0, 10).replaceAll("-", "")}${String(sequence).padStart(3, "0")}`,
  );

describe("the check character", () => {
  test("makes any real day and any division a number that is read", () => {
    fc.assert(
      fc.property(digits, (seventeen) => parseIdNumber(seventeen + checkCharacter(seventeen), TODAY).ok),
    );
  });

  test("finds every single wrong digit", () => {
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (seventeen, at, step) => {
          const wrong =
            seventeen.slice(0, at) + ((Number(seventeen[at]) + step) % 10) + seventeen.slice(at + 1);
          return checkCharacter(wrong) !== checkCharacter(seventeen);
        },
      ),
    );
  });

  test("finds every swap of two different neighbours", () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 15 }), (seventeen, at) => {
        fc.pre(seventeen[at] !== seventeen[at + 1]);
        const swapped = `${seventeen.slice(0, at)}${seventeen[at + 1]}${seventeen[at]}${seventeen.slice(at + 2)}`;
        return checkCharacter(swapped) !== checkCharacter(seventeen);
      }),
    );
  });

  test("never lets reading throw, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        (text) => typeof parseIdNumber(text, TODAY).ok === "boolean",
      ),
    );
  });
});

import { describe, expect, test } from "vitest";
import {
  DECREE_CODES,
  lawfulEntries,
  nationalRights,
  permitRightsSchema,
} from "@/lib/permits/publication/rights";
import { faultsOfRights } from "@/lib/permits/publication/rights-lint";
import { flatMessages } from "../components/message-files";
import { entry, list, NANJING, SUZHOU, ZONE } from "./support";

const PLACES = { zones: ["zone"], cities: new Set([NANJING, SUZHOU]) };
const faults = (rights: Parameters<typeof faultsOfRights>[0]) =>
  faultsOfRights(rights, "2026-12-01", PLACES).map(({ code, about }) => `${code} ${about}`);

describe("a list of rights", () => {
  const base = nationalRights(NANJING);
  const [first] = base.entries;
  test.each([
    ["a key it does not know", { ...base, after: 3 }],
    [
      "a right that is neither the decree's nor its own",
      { ...base, entries: [{ ...first, code: "FREE_BEER" }] },
    ],
    ["a service of its own without texts", { ...base, entries: [{ ...first, code: "OWN_LIBRARY" }] }],
    ["months below nought", { ...base, entries: [{ ...first, afterMonths: -1 }] }],
    ["no entry", { ...base, entries: [] }],
    ["a text in one language", { ...base, own: { OWN_LIBRARY: { zh: "图书馆" } } }],
    [
      "more codes than a signed permit holds",
      {
        ...base,
        own: Object.fromEntries(
          Array.from({ length: 25 }, (_, at) => [`OWN_${at}`, { zh: "服务", en: "Service" }]),
        ),
      },
    ],
  ])("is refused with %s", (_what, value) => {
    expect(permitRightsSchema.safeParse(value).success).toBe(false);
  });

  test("of the decree names six services after the three rights, and seven conveniences, each with texts", () => {
    expect(lawfulEntries()).toHaveLength(16);
    for (const locale of ["zh", "en"] as const)
      for (const code of DECREE_CODES)
        expect(flatMessages(locale).has(`permit-rights.codes.${code}`)).toBe(true);
  });
});

describe("the checks of a list", () => {
  test("find nothing in the decree's own", () => {
    expect(faults(nationalRights(NANJING))).toEqual([]);
  });

  test("refuse a list that leaves out what is law for the city's own permits", () => {
    const rights = nationalRights(NANJING);
    expect(faults({ ...rights, entries: rights.entries.slice(1) })).toEqual(["LAW_LEFT_OUT EMPLOYMENT"]);
  });

  test("refuse one that delays it, by months or by a day", () => {
    const [employment, ...others] = lawfulEntries();
    if (employment === undefined) throw new Error("no entry");
    const late = (change: object) => ({
      ...nationalRights(NANJING),
      entries: [{ ...employment, ...change }, ...others],
    });
    expect(faults(late({ afterMonths: 6 }))).toEqual(["LAW_DELAYED EMPLOYMENT"]);
    expect(faults(late({ from: "2026-12-02" }))).toEqual(["LAW_DELAYED EMPLOYMENT"]);
    expect(faults(late({ from: "2026-12-01" }))).toEqual([]);
  });

  test("name what is wrong with an entry for others", () => {
    expect(
      faults(
        list(
          NANJING,
          entry("LEGAL_AID", { of: "ZONE", zone: "elsewhere" }),
          entry("LEGAL_AID", { of: "CITIES", cities: [NANJING, "999999"] }),
          entry("LEGAL_AID", { of: "OWN" }, 6),
          entry("CULTURE_AND_SPORT", ZONE, 6),
          entry("CULTURE_AND_SPORT", ZONE, 6),
        ),
      ),
    ).toEqual([
      ...[
        "NOT_A_MEMBER elsewhere",
        `OWN_CITY_NAMED ${NANJING}`,
        "UNKNOWN_CITY 999999",
        "ALREADY_LAW LEGAL_AID",
      ],
      "SAID_TWICE CULTURE_AND_SPORT",
    ]);
  });
});

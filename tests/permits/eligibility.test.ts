import { describe, expect, it } from "vitest";
import { type EligibilityFacts, eligibilityBundle, permitEligibility } from "@/lib/permits/eligibility";
import { firstApplicationDay } from "@/lib/permits/half-year";
import { addDays } from "@/lib/places/days";

const words = { en: "x", zh: "某" };
const NANJING = "320100";
const SUZHOU = "320500";
const LAIWU = "371200";
const JINAN = "370100";
const bundle = eligibilityBundle(
  { residence: words, socialInsurance: words, tenancy: words, employment: words, study: words },
  [
    { code: NANJING, name: words, tiers: [] },
    { code: SUZHOU, name: words, tiers: [] },
    { code: JINAN, name: words, tiers: [] },
    {
      code: LAIWU,
      name: words,
      tiers: [],
      successor: { code: JINAN, from: "2019-01-09", retroactive: true },
    },
  ],
);

/** "registration 2024-08-31.." or "study 320500 2020-01-01..2021-01-01 DECLARED". */
function records(...lines: string[]): EligibilityFacts["records"] {
  return lines.map((line, index) => {
    const [kind = "", ...rest] = line.split(" ");
    const cityCode = /^\d{6}$/.test(rest[0] ?? "") ? (rest.shift() ?? "") : NANJING;
    const [startOn = "", endOn = ""] = (rest[0] ?? "").split("..");
    const status = rest[1] === "DECLARED" || rest[1] === "REJECTED" ? rest[1] : "VERIFIED";
    const tags = rest[1] === "selfPaid" ? ["selfPaid"] : [];
    return { id: `r${index + 1}`, kind, cityCode, startOn, endOn: endOn || null, status, tags };
  });
}

function asked(
  on: string,
  list: EligibilityFacts["records"],
  changes: Partial<EligibilityFacts> & { evidence?: "declared"; city?: string; gap?: number } = {},
) {
  const { evidence = "verified", city = NANJING, gap = null, ...facts } = changes;
  return permitEligibility(
    bundle,
    { birthOn: "1990-01-01", registeredIn: SUZHOU, records: list, ...facts },
    { cityCode: city, on, evidence, addressGapDays: gap },
  ).answer;
}

const HOME = "tenancy 2020-01-01..";

describe("half a year of registered residence", () => {
  const rows = [
    ["2024-08-31", "2025-03-01", "case 13: it ends on 28 February"],
    ["2024-02-29", "2024-08-30", "case 14: it ends on 29 August, one day later than 183 days would"],
    ["2023-08-29", "2024-03-01", "case 14: it ends on 29 February"],
    ["2025-03-01", "2025-09-02", "184 days and the next, where the engine's six months are 183"],
  ] as const;

  it.each(rows)("from %s can be applied on from %s: %s", (registered, first) => {
    expect(firstApplicationDay(registered)).toBe(first);
    const list = records(`registration ${registered}..`, HOME);
    expect(asked(addDays(first, -1), list)).toMatchObject({ eligible: false, firstEligibleDate: first });
    expect(asked(first, list)).toMatchObject({ eligible: true, pathway: "first-issue" });
  });

  it("is answered with a trace that leads back to the registration", () => {
    const list = records("registration 2024-08-31..", HOME);
    const halfYear = asked("2025-03-10", list).pathways[0]?.requirements.find(({ id }) => id === "half-year");
    expect(halfYear).toMatchObject({
      status: "met",
      trace: { counted: [{ city: NANJING, from: "2025-03-01", to: "2025-03-10" }] },
    });
    expect(JSON.stringify(halfYear)).toContain('"r1"');
  });

  it.each([
    [
      ["registration 2024-01-01..2024-04-30", "registration 2024-05-01.."],
      null,
      true,
      "a move without a gap",
    ],
    [
      ["registration 2024-01-01..2024-04-30", "registration 2024-05-04.."],
      3,
      true,
      "case 23: three days between",
    ],
    [
      ["registration 2024-01-01..2024-04-30", "registration 2024-05-05.."],
      3,
      false,
      "case 23: four days between",
    ],
    [
      ["registration 2024-01-01..2024-04-30", "registration 2024-05-02.."],
      null,
      false,
      "a day between, no tolerance",
    ],
    [["registration 2024-01-01..2024-06-30"], null, false, "it ended before half a year was complete"],
    [["registration 2024-01-01..2024-07-02"], null, false, "it has ended since"],
    [["registration 320500 2023-01-01.."], null, false, "registered in another city"],
    [["registration 2024-01-01.. DECLARED"], null, false, "nobody has confirmed it"],
    [["registration 2024-01-01.. REJECTED"], null, false, "it was rejected"],
  ])("%j with tolerance %s: %s, because %s", (lines, gap, eligible, _because) => {
    const on = "2024-07-10";
    const list = records(...lines, HOME);
    expect(asked(on, list, gap === null ? {} : { gap }).eligible).toBe(eligible);
  });

  it("declared evidence answers a look ahead, never a rejected record", () => {
    const on = "2024-07-10";
    const declared = records("registration 2024-01-01.. DECLARED", HOME);
    expect(asked(on, declared, { evidence: "declared" }).eligible).toBe(true);
    const rejected = records("registration 2024-01-01.. REJECTED", HOME);
    expect(asked(on, rejected, { evidence: "declared" }).eligible).toBe(false);
  });

  it("a registration under a code that is gone counts in its successor", () => {
    const list = records("registration 371200 2018-01-01..", "tenancy 371200 2018-01-01..");
    expect(asked("2019-06-01", list, { city: JINAN }).eligible).toBe(true);
  });
});

describe("a job, a home or studies", () => {
  const REGISTERED = "registration 2023-01-01..";
  it.each([
    [["employment 2023-01-01.."], true, "a contract"],
    [["socialInsurance 2023-01-01..2024-05-31"], true, "insured last month: a job without another paper"],
    [["socialInsurance 2023-01-01..2024-04-30"], false, "not insured last month"],
    [["socialInsurance 2023-01-01.. selfPaid"], false, "paid by oneself shows no job"],
    [["tenancy 2023-01-01.."], true, "a home"],
    [["tenancy 2023-01-01..2024-06-14"], false, "a home that was given up the day before"],
    [["study 2021-09-01.."], true, "case 38: studies alone are enough for a permit"],
    [["study 320500 2021-09-01.."], false, "studies in another city"],
    [[], false, "none of the three"],
  ])("%j: %s, because %s", (lines, eligible) => {
    expect(asked("2024-06-15", records(REGISTERED, ...lines)).eligible).toBe(eligible);
  });
});

describe("the household registration", () => {
  const list = records("registration 2023-01-01..", HOME);
  it.each([
    [SUZHOU, true, "met", "another city"],
    [NANJING, false, "notMet", "a move between districts of one's own city is none"],
    [null, true, "met", "case 39: holders from Hong Kong have none on the mainland, and may have a permit"],
    [undefined, false, "unknown", "not known is neither yes nor no"],
  ] as const)("in %s: %s (%s), because %s", (registeredIn, eligible, status, _because) => {
    const answer = asked("2024-06-15", list, { registeredIn });
    expect(answer.eligible).toBe(eligible);
    expect(answer.pathways[0]?.requirements[0]?.status).toBe(status);
  });
});

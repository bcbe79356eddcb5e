import { describe, expect, it, test } from "vitest";
import type { AppliesTo, CreditedRequirement, Kinds, Requirement, Tier } from "@/lib/rules";
import {
  bundle,
  city,
  credited,
  label,
  NANJING,
  NANTONG,
  pathway,
  ruleSet,
  SUZHOU,
} from "./support/documents";
import { found, lint, type Row } from "./support/lint";

const insured = (months: number, changes: Partial<CreditedRequirement> = {}) =>
  credited({ kinds: ["socialInsurance"], unit: "month", until: "previousMonth", months, ...changes });

const EVERYWHERE = pathway([], "all", "open");
const asking = (requirement: Requirement, appliesTo: AppliesTo) =>
  bundle([ruleSet([], { pathways: [pathway([requirement], appliesTo), EVERYWHERE] })]);
const HERE = "pathways[0].requirements[0].months";

/** A large city that the register has as a smaller one from 2030 on. */
const shrinking = (to: Tier) =>
  bundle([ruleSet([], { pathways: [pathway([insured(48)], { cities: [NANTONG] })] })], {
    cities: [
      city(NANTONG, null, {
        tiers: [
          { from: "2014-01-01", tier: "large-1" },
          { from: "2030-01-01", tier: to },
        ],
      }),
    ],
    zone: { id: "z", name: label, members: [{ code: NANTONG }] },
  });

const ROWS: Row[] = [
  {
    because: "five years of insurance are the most that a large city may ask for",
    wrong: asking(insured(61), { cities: [SUZHOU] }),
    finds: [`CEILING_EXCEEDED ${HERE}`],
    right: asking(insured(60), { cities: [SUZHOU] }),
  },
  {
    because: "three years are the most in a medium city",
    wrong: asking(insured(37), { tiers: ["medium"] }),
    finds: [`CEILING_EXCEEDED ${HERE}`],
    right: asking(insured(36), { tiers: ["medium"] }),
  },
  {
    because: "a small city may ask for a home, and for no years of any kind",
    wrong: asking(credited({ months: 1 }), { tiers: ["small-1"] }),
    finds: [`YEARS_IN_SMALL_CITY ${HERE}`],
    right: asking(credited({ months: 0 }), { tiers: ["small-1"] }),
  },
  {
    because: "there is no ceiling above 5 million",
    wrong: asking(insured(84), { tiers: ["super", "mega", "large-1"] }),
    finds: [`CEILING_EXCEEDED ${HERE}`],
    right: asking(insured(84), { tiers: ["super", "mega"] }),
  },
  {
    because: "the ceilings of large and medium cities are of insurance, not of residence",
    wrong: asking(insured(72), { tiers: ["large-2"] }),
    finds: [`CEILING_EXCEEDED ${HERE}`],
    right: asking(credited({ months: 72 }), { tiers: ["large-2"] }),
  },
  {
    because: "where both must be there at once, the months are months of insurance",
    wrong: asking(insured(72, { kinds: ["residence", "socialInsurance"] }), { tiers: ["large-2"] }),
    finds: [`CEILING_EXCEEDED ${HERE}`],
    right: asking(insured(72, { kinds: { anyOf: ["residence", "socialInsurance"] } }), {
      tiers: ["large-2"],
    }),
  },
  {
    because: "an alternative that asks for too much asks for too much",
    wrong: asking(
      { id: "either", type: "any", requirements: [insured(72), insured(60, { id: "b" })] },
      { tiers: ["large-2"] },
    ),
    finds: ["CEILING_EXCEEDED pathways[0].requirements[0].requirements[0].months"],
    right: asking({ id: "either", type: "any", requirements: [insured(60)] }, { tiers: ["large-2"] }),
  },
  {
    because: "a city that is to become medium has the ceiling of one from then on",
    wrong: shrinking("medium"),
    finds: [`CEILING_EXCEEDED ${HERE}`],
    right: shrinking("large-2"),
  },
];

describe("the national ceilings of Decree 663, article 16", () => {
  test.each(ROWS)("are kept: $because", ({ wrong, finds, right }) => {
    expect(found(wrong)).toEqual(finds);
    expect(found(right)).toEqual([]);
  });

  it("do not bind a pathway that names the document which allows more", () => {
    const allowed = {
      ...pathway([insured(72)], { tiers: ["large-2"] }),
      allowedBy: { title: "x", clause: "3" },
    };
    expect(found(bundle([ruleSet([], { pathways: [allowed, EVERYWHERE] })]))).toEqual([]);
  });

  it("are said with the tier, what is asked and what is allowed", () => {
    const [finding] = lint(asking(insured(61), { cities: [SUZHOU, NANJING] }));
    expect(finding).toEqual({
      level: "error",
      code: "CEILING_EXCEEDED",
      path: `$.ruleSets[0].${HERE}`,
      version: 1,
      params: { pathway: "only", requirement: "years", tier: "large-1", months: 61, ceiling: 60 },
    });
  });

  it("of a pathway that applies to all are those of the zone's members", () => {
    const small = (code: string, members: string[]) =>
      bundle([ruleSet([credited()])], {
        cities: [city(code, "small-2"), city(NANJING, "mega")],
        zone: { id: "z", name: label, members: members.map((one) => ({ code: one })) },
      });
    expect(found(small(NANTONG, [NANJING, NANTONG]))).toEqual([`YEARS_IN_SMALL_CITY ${HERE}`]);
    expect(found(small(NANTONG, [NANJING]))).toEqual([]);
  });

  it.each<[string, { en: string; zh: string }, Kinds, Tier, boolean]>([
    ["by its id", label, ["pensionInsurance"], "medium", true],
    ["by its English name", { en: "Pension insurance", zh: "某" }, ["pension"], "medium", true],
    ["by its Chinese name", { en: "x", zh: "城镇职工养老保险" }, ["pension"], "medium", true],
    ["unless neither says so", label, ["employment"], "medium", false],
  ])("know a kind of insurance %s", (_how, name, kinds, tier, isInsurance) => {
    const [kind = ""] = kinds as string[];
    const document = {
      ...asking(insured(37, { kinds }), { tiers: [tier] }),
      kinds: { residence: label, socialInsurance: label, study: label, [kind]: name },
    };
    expect(found(document)).toEqual(isInsurance ? [`CEILING_EXCEEDED ${HERE}`] : []);
  });
});

import type pg from "pg";
import { canonicalJson, type RuleSet, sha256Hex } from "@/lib/rules";
import { newId } from "../../lib/ids";

/** The small country of the tests: four real cities, one town and one zone in which years count one to one. */

export const SUZHOU = "320500";
export const KUNSHAN = "320583";
export const NANJING = "320100";
export const WUXI = "320200";
export const SHANGHAI = "310000";
export const ZONE = "test-zone";

const CITIES = [
  { code: SHANGHAI, zh: "上海", en: "Shanghai", level: "municipality", parent: null, tier: "super" },
  { code: NANJING, zh: "南京", en: "Nanjing", level: "prefecture", parent: null, tier: "mega" },
  { code: WUXI, zh: "无锡", en: "Wuxi", level: "prefecture", parent: null, tier: "large-2" },
  { code: SUZHOU, zh: "苏州", en: "Suzhou", level: "prefecture", parent: null, tier: "large-1" },
  { code: KUNSHAN, zh: "昆山", en: "Kunshan", level: "county", parent: SUZHOU, tier: null },
] as const;

const KINDS = [
  ["residence", "居住证", "Residence permit"],
  ["registration", "居住登记", "Registered residence"],
  ["employment", "劳动合同", "Employment contract"],
  ["socialInsurance", "社会保险", "Social insurance"],
  ["tenancy", "租赁备案", "Registered tenancy"],
  ["study", "全日制学习", "Full-time study"],
] as const;

/** A year of residence anywhere in the zone admits to Suzhou, Nanjing and Wuxi; nothing admits to Shanghai. */
export function ruleSet(version: number, effectiveFrom: string, months = 12): RuleSet {
  return {
    version,
    effectiveFrom,
    title: { en: `Test rules ${version}`, zh: `测试规则${version}` },
    legalBasis: [{ title: "Test rules", clause: `art. ${version}` }],
    monthCounts: "anyDay",
    valuation: { tiers: "assessment", coefficients: "assessment" },
    overlap: "best",
    conversion: { default: "1" },
    attributes: {
      education: { type: "choice", options: ["none", "bachelor"], label: { en: "Degree", zh: "学历" } },
    },
    pathways: [
      {
        id: "years",
        appliesTo: { cities: [SUZHOU, NANJING, WUXI] },
        title: { en: "A year of residence", zh: "居住满一年" },
        requirements: [
          {
            id: "residence-years",
            type: "credited",
            kinds: ["residence"],
            scope: "zone",
            unit: "day",
            convert: true,
            resetAfterGap: null,
            months,
          },
        ],
      },
    ],
  };
}

export async function seedPlaces(owner: pg.Client): Promise<void> {
  for (const city of CITIES) {
    await owner.query(
      `INSERT INTO city (code, zh, en, province_code, province_zh, province_en, level, parent_code, basis)
       VALUES ($1, $2, $3, $4, '省', 'Province', $5, $6, 'test')`,
      [city.code, city.zh, city.en, `${city.code.slice(0, 2)}0000`, city.level, city.parent],
    );
    if (city.tier !== null)
      await owner.query(
        "INSERT INTO city_tier (city_code, from_on, tier, basis) VALUES ($1, '2014-01-01', $2, 'test')",
        [city.code, city.tier],
      );
  }
  for (const [sort, [code, zh, en]] of KINDS.entries())
    await owner.query("INSERT INTO evidence_kind (code, zh, en, sort) VALUES ($1, $2, $3, $4)", [
      code,
      zh,
      en,
      sort,
    ]);
  await owner.query(
    "INSERT INTO zone (id, zh, en, kind, notice_days, members_basis) VALUES ($1, '测试区', 'Test zone', 'agglomeration', 0, 'test')",
    [ZONE],
  );
  for (const code of [SHANGHAI, NANJING, WUXI, SUZHOU])
    await owner.query("INSERT INTO zone_member (zone_id, city_code) VALUES ($1, $2)", [ZONE, code]);
}

/** Publishes a version as two admins would have. */
export async function publish(owner: pg.Client, document: RuleSet): Promise<void> {
  const text = canonicalJson(document);
  await owner.query(
    `INSERT INTO rule_set (zone_id, version, effective_from, document, sha256, sample, author_id, publisher_id, published_at)
     VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8)`,
    [ZONE, document.version, document.effectiveFrom, text, sha256Hex(text), newId(), newId(), new Date(0)],
  );
}

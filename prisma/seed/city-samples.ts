import { DEMO_ZONES } from "@/lib/demo/staff";
import type { PermitRule } from "@/lib/permits/permit-rule";
import { lawfulEntries, type PermitRights, type RightsPermits } from "@/lib/permits/publication/rights";
import { formOfRule, ruleFormSchema, ruleFromForm } from "@/lib/permits/publication/rule-form";
import { getPublishedRule } from "@/lib/permits/published-rules";
import { readCities, readZones } from "@/lib/places/data";

/**
 * What the demonstration's cities publish of their permits: samples that no authority has issued, marked so in every
 * document. Each of the eight published variants is some city's.
 */

const RULE_SAMPLE = "示例数据，非任何机关发布 / Sample data, issued by no authority";
const RIGHTS_SAMPLE = { mark: "SAMPLE" as const, title: RULE_SAMPLE, clause: null };

/** The larger cities by hand; the others take the variants in turn. */
const VARIANT: Readonly<Record<string, string>> = {
  "310000": "v1-restart",
  "320100": "v2-thirty-days",
  "320200": "v4-one-year",
  "320400": "v6-joined",
  "320500": "v2-thirty-days",
  "321100": "v8-stopped",
  "330100": "v7-two-years",
  "330200": "v3-new-permit",
  "340100": "v5-forfeit",
};
const IN_TURN = [
  ...["v1-restart", "v2-thirty-days", "v3-new-permit", "v4-one-year"],
  ...["v5-forfeit", "v6-joined", "v7-two-years", "v8-stopped"],
] as const;
const PROMISES = ["15", "10", "20", "15", "7", "30"] as const;
const BANS = ["3", "5", "", "2", "PERMANENT"] as const;

export interface CitySample<Document> {
  city: string;
  version: number;
  effectiveFrom: string;
  document: Document;
}

/** From the day on which the demonstration's offices opened; before a city's first version, the first holds. */
export const SAMPLES_FROM = "2024-01-02";
const COMING_FROM = "2027-01-01";

/** The member cities of the demonstration's zones, by code. */
export function sampleCities(): string[] {
  const zones = readZones().filter(({ id }) => DEMO_ZONES.some((zone) => zone === id));
  return [...new Set(zones.flatMap(({ members }) => members.map(({ code }) => code)))].sort();
}

let made: CitySample<PermitRule>[] | null = null;

/** Made once: the worked cases of each document are worked out. */
export function sampleRules(): CitySample<PermitRule>[] {
  made ??= makeRules();
  return made;
}

function makeRules(): CitySample<PermitRule>[] {
  const names = new Map(readCities().map(({ code, name }) => [code, name]));
  return sampleCities().flatMap((city, at) => {
    const make = (version: number, effectiveFrom: string, change: Record<string, string> = {}) => {
      const variant = getPublishedRule(VARIANT[city] ?? IN_TURN[at % IN_TURN.length] ?? "v1-restart");
      const ban = BANS[at % BANS.length] ?? "";
      const form = ruleFormSchema.parse({
        ...formOfRule(variant),
        issueDays: PROMISES[at % PROMISES.length],
        ban: ban === "" ? "NONE" : ban === "PERMANENT" ? "PERMANENT" : "YEARS",
        banYears: ban === "PERMANENT" ? "" : ban,
        ...{ mark: "OWN", basisTitle: RULE_SAMPLE, basisClause: "", effectiveFrom },
        ...change,
      });
      const rule = ruleFromForm(form, names.get(city) ?? { zh: city, en: city });
      // The texts that the sample takes its sentence from, with the month as of which they were read.
      return {
        city,
        version,
        effectiveFrom,
        document: { ...rule, sources: [...rule.sources, ...variant.sources] },
      };
    };
    const first = make(1, SAMPLES_FROM);
    // One city that has changed its promise, and one whose longer grace is published and still to come.
    if (city === "320200")
      return [make(1, SAMPLES_FROM, { issueDays: "30" }), make(2, "2025-07-01", { issueDays: "15" })];
    return city === "320500" ? [first, make(2, COMING_FROM, { graceDays: "60" })] : [first];
  });
}

const AT_ONCE = ["PUBLIC_EMPLOYMENT_SERVICE", "CULTURE_AND_SPORT", "LEGAL_AID"];
const SOON = [
  "PUBLIC_HEALTH",
  "EXIT_ENTRY_DOCUMENTS",
  "IDENTITY_CARD",
  "VEHICLE_REGISTRATION",
  "DRIVING_LICENCE",
];
const LATER = ["HOUSING_FUND", "PROFESSIONAL_EXAM", "BIRTH_REGISTRATION", "COMPULSORY_EDUCATION"];

const OWN: PermitRights["own"] = {
  OWN_LIBRARY_CARD: { zh: "公共图书馆免押金借阅", en: "Borrowing from public libraries without a deposit" },
  OWN_SENIOR_TRANSIT: {
    zh: "老年人公共交通优待",
    en: "Reduced fares for elderly people on public transport",
  },
  OWN_CHILDCARE: { zh: "普惠托育服务", en: "Childcare at the public rate" },
};

interface Rung {
  permits: RightsPermits;
  afterMonths: number;
  codes: readonly string[];
}

const southern: RightsPermits = { of: "ZONE", zone: "southern-jiangsu" };
const delta: RightsPermits = { of: "ZONE", zone: "yangtze-river-delta" };

/** What a city gives beyond the law: by hand where it is to show something, by its place in the list otherwise. */
function rungs(city: string, at: number): Rung[] {
  const isSouthern = ["320100", "320200", "320400", "320500", "321100"].includes(city);
  if (city === "331000") return [];
  if (city === "340800")
    return [{ permits: { of: "ANY" }, afterMonths: 0, codes: [...AT_ONCE, "OWN_LIBRARY_CARD"] }];
  if (city === "330200")
    return [
      {
        permits: { of: "CITIES", cities: ["330100", "330300"] },
        afterMonths: 0,
        codes: [...AT_ONCE, ...SOON],
      },
      { permits: delta, afterMonths: 12, codes: AT_ONCE },
    ];
  const wait = [12, 24, 36][at % 3] ?? 12;
  const wide: Rung[] = [
    { permits: delta, afterMonths: city === "310000" ? 12 : 0, codes: AT_ONCE },
    { permits: delta, afterMonths: city === "310000" ? 36 : wait, codes: SOON },
  ];
  const own: Rung = { permits: { of: "OWN" }, afterMonths: 12, codes: ["OWN_SENIOR_TRANSIT"] };
  if (!isSouthern) return at % 4 === 0 ? [...wide, own] : wide;
  return [
    ...wide,
    { permits: southern, afterMonths: 6, codes: SOON },
    { permits: southern, afterMonths: wait, codes: [...LATER, "OWN_LIBRARY_CARD"] },
    own,
  ];
}

export function sampleRights(): CitySample<PermitRights>[] {
  return sampleCities().flatMap((city, at) => {
    const make = (version: number, effectiveFrom: string, given: readonly Rung[]) => {
      const entries = given.flatMap(({ permits, afterMonths, codes }) =>
        codes.map((code) => ({ code, permits, afterMonths, from: null, basis: RIGHTS_SAMPLE })),
      );
      const used = Object.entries(OWN).filter(([code]) => entries.some((entry) => entry.code === code));
      const document: PermitRights = {
        ...{ format: "permit-rights/1", city, own: Object.fromEntries(used) },
        entries: [...lawfulEntries(), ...entries],
      };
      return { city, version, effectiveFrom, document };
    };
    const first = make(1, SAMPLES_FROM, rungs(city, at));
    if (city !== "320500") return [first];
    const more: Rung = { permits: southern, afterMonths: 12, codes: ["OWN_CHILDCARE"] };
    return [first, make(2, COMING_FROM, [...rungs(city, at), more])];
  });
}

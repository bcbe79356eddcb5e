import type { useTranslations } from "next-intl";

/** The sources that the data on places names (prisma/data), each with the key of its words. */
const KEYS: Readonly<Record<string, string>> = {
  sample: "sampleBasis",
  "2020 census": "bases.census",
  "public plans, not re-verified": "bases.plans",
  "code: public division lists of 2024": "bases.codes",
  "code: public division lists of 2024; residents: 2020 census, not re-verified": "bases.codesAndCensus",
  "code: division lists up to 2018; merged into Jinan in January 2019, date not re-verified":
    "bases.mergedCode",
};

/** Where a figure or a list of members comes from, in the reader's language; words of another source as they are. */
export function basisText(t: ReturnType<typeof useTranslations<"policy.zone">>, basis: string): string {
  const key = KEYS[basis];
  return key === undefined ? basis : t(key);
}

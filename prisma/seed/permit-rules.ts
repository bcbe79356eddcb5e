import type { CityRules, PermitRule } from "@/lib/permits/permit-rule";
import { nationalRule } from "@/lib/permits/published-rules";
import { sampleRules } from "./city-samples";

/** The permit rules in the demonstration's cities, as its samples publish them; elsewhere the decree's. */
export function demoRules(): (cityCode: string) => CityRules {
  const published = new Map<string, { from: string; rule: PermitRule }[]>();
  for (const { city, effectiveFrom, document } of sampleRules())
    published.set(city, [...(published.get(city) ?? []), { from: effectiveFrom, rule: document }]);
  const national = nationalRule();
  return (cityCode) => [{ from: "2016-01-01", rule: national }, ...(published.get(cityCode) ?? [])];
}

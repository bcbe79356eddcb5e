import { formatDayRange } from "@/lib/i18n/format";
import type { Pathway, Requirement } from "@/lib/rules";
import type { AnswerLookups } from "./answer-lookups";
import { attributeValueText, kindText, type RequirementSetting, requirementText } from "./requirement-text";

/** A ledger record as far as its name needs it. */
export type NamedRecord = {
  id: string;
  kind: string;
  /** The city it counts in for this zone. */
  city: string;
  startOn: string;
  endOn: string | null;
};

/** The words for one pathway of an answer. Requirement ids are unique within a pathway only. */
export function lookupsOf(
  setting: RequirementSetting,
  pathway: Pathway | undefined,
  records: readonly NamedRecord[],
): AnswerLookups {
  const { t, locale, bundle } = setting;
  const requirements: Record<string, { title: string; clause?: string }> = {};
  const values: Record<string, string> = { true: t("values.true"), false: t("values.false") };
  const name = (requirement: Requirement) => {
    const { title, details } = requirementText(setting, requirement);
    requirements[requirement.id] = { title, ...(details === null ? {} : { clause: details }) };
    if (requirement.type === "any") requirement.requirements.forEach(name);
  };
  pathway?.requirements.forEach(name);
  for (const definition of Object.values(setting.attributes ?? {})) {
    if (definition.type !== "choice") continue;
    for (const option of definition.options) values[option] = attributeValueText(t, option);
  }
  const cities = Object.fromEntries(bundle.cities.map((city) => [city.code, city.name[locale]]));
  return {
    cities,
    requirements,
    attributeValues: values,
    pathways: pathway ? { [pathway.id]: pathway.title[locale] } : {},
    records: Object.fromEntries(
      records.map((record) => [
        record.id,
        t("record", {
          city: cities[record.city] ?? record.city,
          kind: kindText(setting, record.kind),
          period: formatDayRange(locale, record.startOn, record.endOn),
        }),
      ]),
    ),
  };
}

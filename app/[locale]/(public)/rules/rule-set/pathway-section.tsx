import { getLocale, getTranslations } from "next-intl/server";
import { type RequirementSetting, requirementText } from "@/components/case/requirement-text";
import { formatList } from "@/lib/i18n/format";
import type { Bundle, Pathway, Requirement, RuleSet } from "@/lib/rules";
import { cityName } from "./city-name";
import { RuleSection } from "./rule-section";

type Props = { document: Bundle; ruleSet: RuleSet; title: string; lead: string | null };

/** The ways to settle, each condition a sentence. */
export async function PathwaySection({ document, ruleSet, title, lead }: Props) {
  const t = await getTranslations("rules.version");
  const setting: RequirementSetting = {
    t: await getTranslations("sentence"),
    tiers: await getTranslations("case.tiers"),
    locale: await getLocale(),
    bundle: document,
    attributes: ruleSet.attributes,
  };
  const tierNames = await getTranslations("tiers");
  const places = ({ appliesTo }: Pathway) => {
    if (appliesTo === "all") return t("appliesAll");
    const names =
      "tiers" in appliesTo
        ? appliesTo.tiers.map((tier) => tierNames(tier))
        : appliesTo.cities.map((code) => cityName(document, setting.locale, code));
    return t("appliesTo", { places: formatList(setting.locale, names) });
  };
  return (
    <RuleSection id="pathways" title={title} lead={lead}>
      {ruleSet.pathways.map((pathway) => (
        <div key={pathway.id} className="keep-together mt-6 max-w-prose">
          <h3>{pathway.title[setting.locale]}</h3>
          <p className="text-sm text-ink-soft">{places(pathway)}</p>
          <Requirements requirements={pathway.requirements} setting={setting} />
        </div>
      ))}
    </RuleSection>
  );
}

type RequirementsProps = { requirements: readonly Requirement[]; setting: RequirementSetting };

function Requirements({ requirements, setting }: RequirementsProps) {
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5">
      {requirements.map((requirement) => {
        const { title, details } = requirementText(setting, requirement);
        return (
          <li key={requirement.id}>
            {title}
            {details !== null && <span className="block text-sm text-ink-soft">{details}</span>}
            {requirement.type === "any" && (
              <Requirements requirements={requirement.requirements} setting={setting} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { formatList } from "@/lib/i18n/format";
import { cityText, type RuleWords, requirementText } from "@/lib/i18n/requirement-text";
import type { Bundle, Pathway, Requirement, RuleSet } from "@/lib/rules";

/** The ways to settle, each condition a sentence. */
export async function PathwayRules({ document, ruleSet }: { document: Bundle; ruleSet: RuleSet }) {
  const t = await getTranslations("rules");
  const words: RuleWords = {
    locale: await getLocale(),
    t: await getTranslations("requirement"),
    tiers: await getTranslations("tiers"),
    document,
    ruleSet,
  };
  return ruleSet.pathways.map((pathway) => (
    <section
      key={pathway.id}
      aria-labelledby={`pathway-${pathway.id}`}
      className="keep-together mt-6 max-w-prose"
    >
      <h3 id={`pathway-${pathway.id}`}>{pathway.title[words.locale]}</h3>
      <p className="text-sm text-ink-soft">
        {pathway.appliesTo === "all"
          ? t("version.appliesAll")
          : t("version.appliesTo", { places: placesText(pathway, words) })}
      </p>
      <Requirements requirements={pathway.requirements} words={words} />
    </section>
  ));
}

function Requirements({ requirements, words }: { requirements: readonly Requirement[]; words: RuleWords }) {
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5">
      {requirements.map((requirement) => (
        <li key={requirement.id}>
          {requirementText(requirement, words)}
          {requirement.type === "any" && (
            <Requirements requirements={requirement.requirements} words={words} />
          )}
        </li>
      ))}
    </ul>
  );
}

function placesText({ appliesTo }: Pathway, words: RuleWords): string {
  if (appliesTo === "all") return "";
  const names =
    "tiers" in appliesTo
      ? appliesTo.tiers.map((tier) => words.tiers(tier))
      : appliesTo.cities.map((code) => cityText(code, words));
  return formatList(words.locale, names);
}

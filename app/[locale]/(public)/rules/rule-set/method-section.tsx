import { useLocale, useTranslations } from "next-intl";
import { formatDay, formatList } from "@/lib/i18n/format";
import type { Bundle, RuleSet } from "@/lib/rules";
import { cityName } from "./city-name";
import { RuleSection } from "./rule-section";

type Props = { document: Bundle; ruleSet: RuleSet };

/** How years are counted, a sentence for each choice the rule set makes. */
export function MethodSection(props: Props) {
  const t = useTranslations("rules.version");
  return (
    <RuleSection id="method" title={t("general")}>
      <MethodList {...props} />
    </RuleSection>
  );
}

function MethodList({ document, ruleSet }: Props) {
  const t = useTranslations("rules");
  const locale = useLocale();
  const { overlap, monthCounts, valuation, excludeTags, countsFrom, conversion } = ruleSet;
  const tags = (excludeTags ?? []).map((tag) => (t.has(`tags.${tag}`) ? t(`tags.${tag}`) : tag));
  const exceptions = Object.entries(conversion.byCity ?? {}).flatMap(([from, row]) =>
    Object.entries(row).map(([to, worth]) => ({ from, to, worth })),
  );
  return (
    <ul className="max-w-prose list-disc space-y-2 pl-5">
      <li>{t(`method.overlap.${overlap}`)}</li>
      <li>{t(`method.monthCounts.${monthCounts}`)}</li>
      <li>{t(`method.tiers.${valuation.tiers}`)}</li>
      <li>{t(`method.coefficients.${valuation.coefficients}`)}</li>
      {tags.length > 0 && <li>{t("method.exclude", { tags: formatList(locale, tags, "or") })}</li>}
      {countsFrom && <li>{t("method.countsFrom", { day: formatDay(locale, countsFrom) })}</li>}
      {exceptions.map(({ from, to, worth }) => (
        <li key={`${from}-${to}`}>
          {t("version.byCityRow", {
            from: cityName(document, locale, from),
            to: cityName(document, locale, to),
            worth,
          })}
        </li>
      ))}
    </ul>
  );
}

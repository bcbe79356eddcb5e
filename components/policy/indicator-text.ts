import { useLocale, useTranslations } from "next-intl";
import { labelledValueText } from "@/components/case/requirement-text";
import { formatDecimal, formatUnits } from "@/lib/i18n/format";
import type { Indicator, RuleSet } from "@/lib/rules";

/** More steps than this are folded away. */
const FEW = 8;

/** What an indicator earns; `steps` where there are too many to be read at once. */
export type IndicatorText = { text: string; steps: number | null };

/** The words of a rule set's indicators in the reader's language. */
export function useIndicatorText({ attributes }: RuleSet) {
  const t = useTranslations("packs.points");
  const sentence = useTranslations("sentence");
  const locale = useLocale();
  const joined = (parts: readonly string[]) => parts.join(locale === "zh" ? "；" : "; ");
  const value = (attribute: string, code: string) =>
    labelledValueText({ t: sentence, locale, attributes }, attribute, code);

  return {
    attribute: (name: string) => attributes?.[name]?.label[locale] ?? name,
    value,
    earns(indicator: Indicator): IndicatorText {
      const cap = indicator.cap == null ? [] : [t("cap", { points: formatDecimal(indicator.cap) })];
      const parts = stepsOf(indicator);
      const by =
        indicator.type === "bands" ? `${t(subjectOf(indicator))}${locale === "zh" ? "：" : ": "}` : "";
      return {
        text: `${by}${joined([...parts, ...cap])}`,
        steps: parts.length > FEW ? parts.length : null,
      };
    },
  };

  function stepsOf(indicator: Indicator): string[] {
    switch (indicator.type) {
      case "duration":
        return [
          t("duration", {
            points: formatDecimal(indicator.points),
            length: formatUnits(locale, String(indicator.per), "month"),
          }),
        ];
      case "choice":
        return Object.entries(indicator.points).map(([code, points]) =>
          t("choice", { value: value(indicator.attribute, code), points: formatDecimal(points) }),
        );
      case "bands":
        return indicator.bands.map(({ from, points }) => t("from", { from, points: formatDecimal(points) }));
      case "count": {
        const points = formatDecimal(indicator.points);
        return [
          indicator.per === 1
            ? t("each", { points })
            : t("count", { points, per: formatDecimal(String(indicator.per)) }),
        ];
      }
    }
  }
}

function subjectOf(indicator: Extract<Indicator, { type: "bands" }>) {
  if (indicator.measure != null) return "ofMonths";
  return indicator.attribute == null ? "ofAge" : "ofNumber";
}

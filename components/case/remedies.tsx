import { useLocale, useTranslations } from "next-intl";
import { formatDay, formatLength, formatUnits } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { Answer, Pathway, RequirementAnswer } from "@/lib/rules";
import type { AnswerLookups } from "./answer-lookups";
import { nameOf } from "./answer-lookups";
import { lookupsOf, type NamedRecord } from "./lookups-of";
import type { RequirementSetting } from "./requirement-text";

type Props = {
  setting: RequirementSetting;
  answer: Answer;
  pathways: readonly Pathway[];
  records: readonly NamedRecord[];
};

/** What would change a no: what is missing on each pathway, and the first day on which it would be a yes. */
export function Remedies({ setting, answer, pathways, records }: Props) {
  const t = useTranslations("decision.remedies");
  const locale = useLocale();
  const { firstEligibleDate } = answer;
  return (
    <>
      {answer.pathways.length === 0 && <p>{t("noRules")}</p>}
      {answer.pathways.length > 1 && <p>{t("any")}</p>}
      {answer.pathways.map((pathway) => {
        const source = pathways.find((one) => one.id === pathway.id);
        const lookups = lookupsOf(setting, source, records);
        return (
          <div key={pathway.id} className="keep-together mt-2">
            <p className="font-semibold">{nameOf(lookups.pathways, pathway.id)}</p>
            <ul className="list-disc space-y-0.5 pl-5">
              {open(pathway.requirements).map((requirement) => (
                <li key={requirement.id}>
                  <Missing requirement={requirement} lookups={lookups} locale={locale} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <p className="mt-3">
        {firstEligibleDate
          ? t("from", { day: formatDay(locale, firstEligibleDate) })
          : answer.pathways.length > 0 && t("never")}
      </p>
    </>
  );
}

function Missing({
  requirement,
  lookups,
  locale,
}: {
  requirement: RequirementAnswer;
  lookups: AnswerLookups;
  locale: Locale;
}) {
  const t = useTranslations("decision.remedies");
  const words = { requirement: lookups.requirements[requirement.id]?.title ?? requirement.id };
  if (requirement.status === "unknown") return t("unknown", words);
  if (requirement.type !== "credited") return t("notMet", words);
  const { missing, unit } = requirement;
  const exact = formatUnits(locale, missing, unit);
  const length = formatLength(locale, missing, unit);
  const amount =
    exact === length ? exact : locale === "zh" ? `${exact}（${length}）` : `${exact} (${length})`;
  return t("missing", { ...words, amount });
}

/** What does not hold, alternatives taken apart: each of them alone would do. */
function open(requirements: readonly RequirementAnswer[]): RequirementAnswer[] {
  return requirements.filter((requirement) => requirement.status !== "met");
}

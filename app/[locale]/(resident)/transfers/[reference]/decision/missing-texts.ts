import { type RequirementSetting, requirementText } from "@/components/case/requirement-text";
import { formatDay, formatUnits } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { Answer, Pathway, Requirement, RequirementAnswer } from "@/lib/rules";

type Input = {
  t: (key: string, values?: Record<string, string>) => string;
  locale: Locale;
  setting: RequirementSetting;
  answer: Answer;
  pathways: readonly Pathway[];
};

/** What would have to be different for another outcome: each requirement that does not hold, and from when it would. */
export function missingTexts({ t, locale, setting, answer, pathways }: Input): string[] {
  const sentences = new Map(
    pathways.flatMap((pathway) =>
      flatten(pathway.requirements).map(
        (requirement) =>
          [`${pathway.id}/${requirement.id}`, requirementText(setting, requirement).title] as const,
      ),
    ),
  );
  const texts = answer.pathways.flatMap((pathway) =>
    openOf(pathway.requirements).map((requirement) => {
      const sentence = sentences.get(`${pathway.id}/${requirement.id}`) ?? requirement.id;
      if (requirement.type === "credited")
        return t("missing", {
          requirement: sentence,
          amount: formatUnits(locale, requirement.missing, requirement.unit),
        });
      return t(requirement.status === "unknown" ? "notShown" : "needed", { requirement: sentence });
    }),
  );
  const date = answer.firstEligibleDate;
  if (answer.eligible) return [t("notYears")];
  return [...new Set(texts), date ? t("fromDate", { day: formatDay(locale, date) }) : t("noDate")];
}

function openOf(requirements: readonly RequirementAnswer[]): RequirementAnswer[] {
  return requirements
    .filter((requirement) => requirement.status !== "met")
    .flatMap((requirement) =>
      requirement.type === "any" ? openOf(requirement.requirements) : [requirement],
    );
}

function flatten(requirements: readonly Requirement[]): Requirement[] {
  return requirements.flatMap((one) => (one.type === "any" ? [one, ...flatten(one.requirements)] : [one]));
}

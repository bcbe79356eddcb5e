import type { SummaryRow } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/i18n/format";
import { ANSWERS_ASKED, type AnswerAsked } from "@/lib/permits/completeness";
import type { OwnApplication } from "../../load";
import { applicationPath } from "../../paths";
import { cityText, type PermitWords } from "../../words";

/** Everything the applicant told, each with the way to change it. */
export function answerRows(own: OwnApplication, { t, locale }: PermitWords, documents: number): SummaryRow[] {
  const { application, permit, person, cities } = own;
  const { kind, answers, reference } = application;
  const change = (part: string, context: string) => ({
    action: { href: applicationPath(reference, part), text: t("check.change"), context },
  });
  const value = (name: AnswerAsked): string => {
    const told = answers[name];
    if (told === undefined || told === "") return t("check.missing");
    if (name === "basis") return t(`details.bases.${told}`);
    return name === "leftOn" || name === "movedOn" ? formatDay(locale, told) : told;
  };
  return [
    { key: "person", label: t("check.person"), value: person.name },
    {
      key: "what",
      label: t("check.what"),
      value: t("application.title", {
        kind: t(`kinds.${kind}`),
        city: cityText({ cities, locale }, application.cityCode),
      }),
    },
    ...(permit === null ? [] : [{ key: "permit", label: t("number"), value: permit.number }]),
    ...(application.placeCode === application.cityCode
      ? []
      : [
          {
            key: "place",
            label: t("apply.place"),
            value: cityText({ cities, locale }, application.placeCode),
          },
        ]),
    ...ANSWERS_ASKED[kind].map((name) => {
      const label = t(`check.answers.${name}`);
      return { key: name, label, value: value(name), ...change("/details", label) };
    }),
    {
      key: "papers",
      label: t("draft.papers"),
      value: documents === 0 ? t("papers.none") : t("draft.uploaded", { count: documents }),
      ...change("/papers", t("draft.papers")),
    },
  ];
}

import { attributeValueText, type RequirementWords } from "@/components/case/requirement-text";
import type { SummaryRow } from "@/components/ui/summary-list";
import type { Locale } from "@/lib/i18n/routing";
import type { Section } from "@/lib/transfers/completeness";
import { type CaseWords, cityText } from "../../case-words";
import { casePath, type OwnCase } from "../../load";

type Input = {
  own: OwnCase;
  locale: Locale;
  t: CaseWords["t"];
  sentence: RequirementWords;
  documents: number;
  missing: readonly Section[];
  /** Whether each answer can still be changed. */
  fixed?: boolean;
};

/** Everything the applicant told, each with the way to change it while that is open. */
export function answerRows({ own, locale, t, sentence, documents, missing, fixed }: Input): SummaryRow[] {
  const { transfer, person, definitions } = own;
  const { landing, contact } = transfer.answers;
  const attributes = transfer.answers.attributes ?? {};
  const words = { cities: own.cities, locale };
  const change = (part: string, context: string) =>
    fixed ? {} : { action: { href: casePath(transfer.reference, part), text: t("check.change"), context } };
  const open = t("check.missing");
  return [
    { key: "person", label: t("check.person"), value: person.name },
    {
      key: "move",
      label: t("check.move"),
      value: t("move", {
        origin: cityText(words, transfer.originCity),
        destination: cityText(words, transfer.destinationCity),
      }),
    },
    ...Object.entries(definitions).map(([name, definition]) => {
      const label = definition.label[locale];
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      return {
        key: name,
        label,
        value: value === undefined ? t("check.notTold") : attributeValueText(sentence, value),
        ...change("/about", label),
      };
    }),
    {
      key: "address",
      label: t("draft.address"),
      value: landing ? landing.address : missing.includes("landing") ? open : "–",
      ...change("/address", t("draft.address")),
    },
    ...(landing
      ? [
          {
            key: "landingKind",
            label: t("address.kind"),
            value: t(`address.kinds.${landing.kind}`) + (landing.holder ? ` · ${landing.holder}` : ""),
            ...change("/address", t("address.kind")),
          },
        ]
      : []),
    {
      key: "contact",
      label: t("contact.phone"),
      value: contact ? contact.phone : open,
      ...change("/contact", t("contact.phone")),
    },
    {
      key: "papers",
      label: t("draft.papers"),
      value: documents === 0 ? t("papers.none") : t("draft.uploaded", { count: documents }),
      ...change("/papers", t("draft.papers")),
    },
  ];
}

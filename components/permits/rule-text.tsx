import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/i18n/format";
import type { PermitRule } from "@/lib/permits/permit-rule";
import {
  RULE_PARTS,
  type RuleDifference,
  type RuleSentence,
  sentencesOf,
} from "@/lib/permits/publication/rule-sentences";
import type { WorkedCase } from "@/lib/permits/publication/worked-cases";

/** One sentence of a permit rule, in the reader's language. */
export function RuleSentenceText({ sentence: { key, values } }: { sentence: RuleSentence }) {
  const t = useTranslations("permit-recognition.rule");
  const { outcome } = values;
  return typeof outcome === "string"
    ? t(key, { ...values, outcome: t(`late.outcome.${outcome}`) })
    : t(key, values);
}

export function RuleSentences({ sentences }: { sentences: readonly RuleSentence[] }) {
  return (
    <ul className="space-y-1">
      {sentences.map((sentence) => (
        <li key={JSON.stringify(sentence)}>
          <RuleSentenceText sentence={sentence} />
        </li>
      ))}
    </ul>
  );
}

/** A whole rule in plain sentences, part by part. */
export function RuleText({ rule }: { rule: PermitRule }) {
  const t = useTranslations("permit-recognition.rule.parts");
  return (
    <SummaryList
      rows={RULE_PARTS.map((part) => ({
        key: part,
        label: t(part),
        value: <RuleSentences sentences={sentencesOf(rule, part)} />,
      }))}
    />
  );
}

/** What another version says otherwise, each part before and after. */
export function RuleDifferenceTable({
  differences,
  from,
}: {
  differences: readonly RuleDifference[];
  from: string;
}) {
  const t = useTranslations("permit-recognition");
  const locale = useLocale();
  if (differences.length === 0) return <p>{t("admin.noDifference")}</p>;
  return (
    <DataTable
      caption={t("admin.differs")}
      captionHidden
      rows={differences}
      rowKey={({ part }) => part}
      columns={[
        {
          key: "part",
          header: t("admin.part"),
          rowHeader: true,
          cell: ({ part }) => t(`rule.parts.${part}`),
        },
        {
          key: "before",
          header: t("admin.before"),
          cell: ({ before }) => <RuleSentences sentences={before} />,
        },
        {
          key: "after",
          header: t("admin.after", { day: formatDay(locale, from) }),
          cell: ({ after }) => <RuleSentences sentences={after} />,
        },
      ]}
    />
  );
}

/** What the rule does in each of the cases that every rule is shown with. */
export function WorkedCases({ cases }: { cases: readonly WorkedCase[] }) {
  const t = useTranslations("permit-recognition");
  const locale = useLocale();
  const [first] = cases;
  if (first === undefined) return null;
  return (
    <DataTable
      caption={t("cases.caption")}
      captionHidden
      rows={cases}
      rowKey={({ title }) => title.en}
      columns={[
        {
          key: "case",
          header: t("cases.case"),
          rowHeader: true,
          cell: ({ title, taken }) => (
            <>
              {title[locale]}
              {!taken && <span className="block font-normal text-ink-soft">{t("cases.notTaken")}</span>}
            </>
          ),
        },
        {
          key: "before",
          header: t("cases.before", { day: formatDay(locale, first.before.on) }),
          numeric: true,
          cell: ({ before }) => t("cases.months", { months: before.cumulative.months }),
        },
        {
          key: "after",
          header: t("cases.after", { day: formatDay(locale, first.after.on) }),
          numeric: true,
          cell: ({ after }) => t("cases.months", { months: after.cumulative.months }),
        },
        {
          key: "continuous",
          header: t("cases.continuous"),
          numeric: true,
          cell: ({ after }) => t("cases.months", { months: after.continuous.months }),
        },
        { key: "state", header: t("cases.state"), cell: ({ after }) => t(`states.${after.state}`) },
      ]}
    />
  );
}

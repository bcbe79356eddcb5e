import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDay, readersHalf } from "@/lib/i18n/format";
import type { Bundle, RuleSet } from "@/lib/rules";

/** The worked examples of a version: what each shows, what is asked, and what must be answered. */
export function ExampleTable({ document, ruleSet }: { document: Bundle; ruleSet: RuleSet }) {
  const t = useTranslations("packs.examples");
  const locale = useLocale();
  const cityName = (code: string) => document.cities.find((city) => city.code === code)?.name[locale] ?? code;
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      rows={ruleSet.examples ?? []}
      rowKey={(example) => example.title}
      columns={[
        {
          key: "what",
          header: t("what"),
          rowHeader: true,
          cell: (example) => <span className="font-normal">{readersHalf(locale, example.title)}</span>,
        },
        { key: "where", header: t("where"), cell: (example) => cityName(example.case.destination) },
        { key: "day", header: t("day"), cell: (example) => formatDay(locale, example.case.assessmentDate) },
        {
          key: "answer",
          header: t("answer"),
          cell: ({ expect }) => (
            <StatusTag tone={expect.eligible ? "counts" : "none"}>
              {expect.eligible ? t("yes") : t("no")}
            </StatusTag>
          ),
        },
        {
          key: "first",
          header: t("first"),
          cell: ({ expect }) =>
            expect.firstEligibleDate == null ? t("never") : formatDay(locale, expect.firstEligibleDate),
        },
      ]}
    />
  );
}

import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/i18n/format";
import type { Answer } from "@/lib/rules";
import type { CaseData } from "./load";
import { Reasons } from "./reasons";
import { type CaseNames, whoActed } from "./words";

type Decision = CaseData["decisions"][number];

/** What was proposed and decided, with the calculation as it was then. */
export function CaseDecisions({ data, names }: { data: CaseData; names: CaseNames }) {
  const t = useTranslations("desk.case.decisions");
  const steps = useTranslations("decision.steps");
  const actors = useTranslations("decision.actors");
  const roles = useTranslations("auth.roles");
  const locale = useLocale();
  const columns: Column<Decision>[] = [
    { key: "step", header: t("step"), rowHeader: true, cell: ({ step }) => steps(step) },
    { key: "reasons", header: t("reasons"), cell: ({ reasons }) => <Reasons reasons={reasons} /> },
    {
      key: "answer",
      header: t("answer"),
      cell: ({ answer }) => {
        // What the application itself has kept.
        const { eligible } = JSON.parse(answer) as Pick<Answer, "eligible">;
        return (
          <StatusTag tone={eligible ? "counts" : "none"}>
            {t(eligible ? "eligible" : "notEligible")}
          </StatusTag>
        );
      },
    },
    {
      key: "by",
      header: t("by"),
      cell: ({ decidedById, decidedRole, decidedCity }) =>
        whoActed(
          names,
          { actorId: decidedById, actorRole: decidedRole, cityCode: decidedCity },
          actors,
          roles,
        ),
    },
    {
      key: "at",
      header: t("at"),
      cell: ({ decidedAt }) => <span className="whitespace-nowrap">{formatInstant(locale, decidedAt)}</span>,
    },
  ];
  return (
    <DataTable
      caption={useTranslations("desk.case.nav")("decisions")}
      captionHidden
      columns={columns}
      rows={data.decisions}
      rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">{t("empty")}</p>}
    />
  );
}

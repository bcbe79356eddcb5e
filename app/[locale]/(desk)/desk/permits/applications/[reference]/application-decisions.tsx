import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatInstant } from "@/lib/i18n/format";
import type { ApplicationRefusal } from "@/lib/permits/types";
import type { ApplicationData } from "./load";

type Decision = ApplicationData["decisions"][number];

/** How the application was decided, by whom and why. */
export function ApplicationDecisions({ data }: { data: ApplicationData }) {
  const t = useTranslations("desk-permits");
  const locale = useLocale();
  const columns: Column<Decision>[] = [
    {
      key: "outcome",
      header: t("decision.outcome"),
      rowHeader: true,
      cell: ({ outcome }) => t(`states.${outcome}`),
    },
    { key: "reasons", header: t("decision.reasons"), cell: (decision) => <Reasons {...decision} /> },
    {
      key: "by",
      header: t("decision.by"),
      cell: ({ decidedById }) => data.staff.get(decidedById) ?? "–",
    },
    {
      key: "at",
      header: t("decision.at"),
      cell: ({ decidedAt }) => <span className="whitespace-nowrap">{formatInstant(locale, decidedAt)}</span>,
    },
  ];
  return (
    <DataTable
      caption={t("nav.decisions")}
      captionHidden
      columns={columns}
      rows={data.decisions}
      rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">{t("decision.empty")}</p>}
    />
  );
}

function Reasons({ grounds, note }: Pick<Decision, "grounds" | "note">) {
  const t = useTranslations("desk-permits.grounds");
  if (grounds.length === 0 && note === null) return <span className="text-ink-soft">–</span>;
  return (
    <>
      {grounds.length > 0 && (
        <ul className="list-disc pl-5">
          {grounds.map((ground) => (
            <li key={ground}>{t(ground as ApplicationRefusal)}</li>
          ))}
        </ul>
      )}
      {note !== null && <p className="whitespace-pre-line">{note}</p>}
    </>
  );
}

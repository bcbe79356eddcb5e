import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatDay } from "@/lib/i18n/format";
import type { PreparedBundle } from "@/lib/policy/bundle";
import type { DestinationOutlook } from "@/lib/residents/destinations";
import type { Outlook } from "@/lib/residents/outlook";
import { cityInBundle } from "./load";

const TONES: Record<Outlook["kind"], StatusTone> = {
  ELIGIBLE: "counts",
  FROM: "part",
  UNKNOWN: "neutral",
  NEVER: "none",
  NO_RULES: "none",
};

type Props = {
  rows: readonly DestinationOutlook[];
  bundles: readonly PreparedBundle[];
  today: string;
  /** Where the person is registered now: nothing to move there. */
  registeredIn: string | null;
  /** What goes into the links: whose file, what was told. */
  query: string;
  empty: ReactNode;
};

/** Every city of every zone, the soonest first. */
export function DestinationTable({ rows, bundles, today, registeredIn, query, empty }: Props) {
  const t = useTranslations("settle");
  const short = useTranslations("answer.short");
  const locale = useLocale();
  const bundleOf = (row: DestinationOutlook) => bundles.find((bundle) => bundle.zoneId === row.zoneId);
  const zoneName = (row: DestinationOutlook) => bundleOf(row)?.document.zone.name[locale] ?? row.zoneId;
  const words = (outlook: Outlook) =>
    short(outlook.kind, { day: outlook.kind === "FROM" ? formatDay(locale, outlook.on) : "" });
  const dayOrToday = (day: string) => (day === today ? t("today") : formatDay(locale, day));
  const columns: Column<DestinationOutlook>[] = [
    {
      key: "city",
      header: t("columns.city"),
      rowHeader: true,
      cell: (row) => (
        <Link href={`/settle/${row.zoneId}/${row.city}${query}`}>
          {cityInBundle(bundleOf(row), row.city, locale)}
          <span className="sr-only"> ({zoneName(row)})</span>
        </Link>
      ),
    },
    { key: "zone", header: t("columns.zone"), cell: zoneName },
    {
      key: "answer",
      header: t("columns.answer"),
      cell: (row) => (
        <StatusTag tone={TONES[row.outlook.kind]}>
          {row.ifMoved === null ? words(row.outlook) : short("MOVE")}
        </StatusTag>
      ),
    },
    {
      key: "remark",
      header: t("columns.remark"),
      cell: (row) => {
        const remarks = [
          row.city === registeredIn && t("registeredHere"),
          row.ifConfirmed !== null && t("ifConfirmed", { answer: words(row.ifConfirmed) }),
          row.outlook.ifTold !== null && t("ifTold", { day: dayOrToday(row.outlook.ifTold) }),
          row.ifMoved !== null &&
            t(row.ifMoved.ifTold ? "ifMovedAndTold" : "ifMoved", { day: dayOrToday(row.ifMoved.on) }),
        ].filter((remark) => remark !== false);
        return remarks.length === 0
          ? "–"
          : remarks.map((remark) => (
              <span key={remark} className="block">
                {remark}
              </span>
            ));
      },
    },
  ];
  return (
    <DataTable
      caption={t("tableCaption")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.zoneId}-${row.city}`}
      empty={empty}
    />
  );
}

import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatDayRange } from "@/lib/i18n/format";
import type { Outcome, Settled } from "@/lib/permits/statements/types";
import type { EvidenceKind, PlaceName } from "@/lib/places/types";

const TONES: Record<Outcome, StatusTone> = {
  ADDED: "counts",
  CONFIRMED: "counts",
  KNOWN: "counts",
  OUTDATED: "none",
  CONFLICT: "part",
  WITH_CLERK: "part",
  DECIDED: "none",
  NOT_TAKEN: "none",
};

type Props = {
  records: readonly Settled[];
  kinds: readonly EvidenceKind[];
  cities: ReadonlyMap<string, PlaceName>;
  /** Records that stand: those alone have a page. */
  standing: ReadonlySet<string>;
  query: string;
};

/** The statement's records, each with what became of it. */
export function SettledTable({ records, kinds, cities, standing, query }: Props) {
  const t = useTranslations("statements");
  const locale = useLocale();
  const columns: Column<Settled>[] = [
    {
      key: "kind",
      header: t("import.kind"),
      rowHeader: true,
      cell: ({ record }) => kinds.find(({ code }) => code === record.kind)?.name[locale] ?? record.kind,
    },
    {
      key: "place",
      header: t("import.place"),
      cell: ({ record }) => cities.get(record.place)?.[locale] ?? record.place,
    },
    {
      key: "period",
      header: t("import.period"),
      cell: ({ record }) => formatDayRange(locale, record.startOn, record.endOn),
    },
    {
      key: "outcome",
      header: t("import.outcome"),
      cell: ({ outcome, because, recordId }) => (
        <>
          <StatusTag tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</StatusTag>
          {because !== null && <span className="mt-1 block text-ink-soft">{t(`because.${because}`)}</span>}
          {recordId !== null && standing.has(recordId) && (
            <Link href={`/years/${recordId}${query}`} className="mt-1 block">
              {t("import.inLedger")}
            </Link>
          )}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("import.records")}
      captionHidden
      columns={columns}
      rows={records}
      rowKey={({ record }) => JSON.stringify(record)}
    />
  );
}

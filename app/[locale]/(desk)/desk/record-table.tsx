import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDayRange } from "@/lib/i18n/format";
import type { EvidenceKind } from "@/lib/places/types";
import type { YearRecord } from "@/lib/residents/types";
import type { CaseNames } from "./cases/[reference]/words";
import { RecordStatusTag, recordPlace } from "./record-words";

type Props = {
  caption: string;
  records: readonly YearRecord[];
  kinds: readonly EvidenceKind[];
  names: CaseNames;
  empty: ReactNode;
  /** What can be done with a record, in a last column. */
  acts?: { header: string; cell: (record: YearRecord) => ReactNode };
};

/** Records of one person, by their first day. */
export function RecordTable({ caption, records, kinds, names, empty, acts }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const columns: Column<YearRecord>[] = [
    {
      key: "kind",
      header: t("record.kind"),
      rowHeader: true,
      cell: (record) => kinds.find((kind) => kind.code === record.kind)?.name[locale] ?? record.kind,
    },
    { key: "place", header: t("record.place"), cell: (record) => recordPlace(t, names, record) },
    {
      key: "period",
      header: t("record.period"),
      cell: (record) => formatDayRange(locale, record.startOn, record.endOn),
    },
    {
      key: "status",
      header: t("record.status"),
      cell: (record) => (
        <>
          <RecordStatusTag status={record.status} />
          {record.tags.map((tag) => (
            <span key={tag} className="block text-ochre-deep">
              {t(`tags.${tag}`)}
            </span>
          ))}
          {record.note !== null && <span className="block text-ink-soft">{record.note}</span>}
        </>
      ),
    },
    ...(acts ? [{ key: "acts", header: acts.header, cell: acts.cell }] : []),
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={records}
      rowKey={(record) => record.id}
      empty={empty}
    />
  );
}

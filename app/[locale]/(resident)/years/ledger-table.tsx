import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDayRange } from "@/lib/i18n/format";
import type { LedgerEntry } from "@/lib/residents/ledger-entries";
import { kindName, type LedgerWords, placeName, STATUS_TONES, standing } from "./words";

type Props = {
  entries: readonly LedgerEntry[];
  words: LedgerWords;
  caption: string;
  empty: React.ReactNode;
  /** `?person=…` of a ward. */
  query: string;
};

/** The ledger as a table; each record leads to its own page, with its papers and its corrections. */
export function LedgerTable({ entries, words, caption, empty, query }: Props) {
  const t = useTranslations("years");
  const columns: Column<LedgerEntry>[] = [
    {
      key: "kind",
      header: t("columns.kind"),
      rowHeader: true,
      cell: ({ record }) => (
        <Link href={`/years/${record.id}${query}`}>
          {kindName(words, record.kind)}
          <span className="sr-only">
            {" "}
            {placeName(words, record)} {formatDayRange(words.locale, record.startOn, record.endOn)}
          </span>
        </Link>
      ),
    },
    { key: "place", header: t("columns.place"), cell: ({ record }) => placeName(words, record) },
    {
      key: "period",
      header: t("columns.period"),
      cell: ({ record }) => formatDayRange(words.locale, record.startOn, record.endOn),
    },
    {
      key: "status",
      header: t("columns.status"),
      cell: ({ record, earlier }) => (
        <>
          <StatusTag tone={STATUS_TONES[record.status]}>{t(`status.${record.status}`)}</StatusTag>
          <span className="mt-1 block text-ink-soft">
            {standing(words, record)}
            {record.tags.map((tag) => (
              <span key={tag} className="block">
                {t(`tags.${tag}`)}
              </span>
            ))}
            {wasCorrected(earlier) && <span className="block">{t("corrected")}</span>}
          </span>
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={entries}
      rowKey={({ record }) => record.id}
      empty={empty}
    />
  );
}

/** Something else than the answer to a declaration stands before it. */
export function wasCorrected(earlier: LedgerEntry["earlier"]): boolean {
  return earlier.some((record) => record.status !== "DECLARED");
}

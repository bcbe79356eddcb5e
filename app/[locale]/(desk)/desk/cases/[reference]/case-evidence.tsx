import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { formatDayRange } from "@/lib/i18n/format";
import type { LedgerEntry } from "@/lib/residents/ledger-entries";
import { isClosed } from "@/lib/transfers/lifecycle";
import { PaperLinks } from "../../paper-links";
import { RecordStatusTag, recordPlace } from "../../record-words";
import type { CaseData } from "./load";
import type { CaseNames } from "./words";

/** The ledger the calculation rests on, with the papers behind each record. */
export function CaseEvidence({ data, names }: { data: CaseData; names: CaseNames }) {
  const t = useTranslations("desk.case.evidence");
  const ledger = useTranslations("ledger");
  const locale = useLocale();
  const { reference } = data.transfer;
  const kind = (code: string) => data.kinds.find((one) => one.code === code)?.name[locale] ?? code;
  const mayCorrect = ({ record }: LedgerEntry) =>
    !isClosed(data.transfer.state) && record.cityCode === names.city;
  const columns: Column<LedgerEntry>[] = [
    { key: "kind", header: t("kind"), rowHeader: true, cell: ({ record }) => kind(record.kind) },
    { key: "place", header: t("place"), cell: ({ record }) => recordPlace(ledger, names, record) },
    {
      key: "period",
      header: t("period"),
      cell: ({ record }) => formatDayRange(locale, record.startOn, record.endOn),
    },
    {
      key: "status",
      header: t("status"),
      cell: ({ record }) => (
        <>
          <RecordStatusTag status={record.status} />
          {record.tags.map((tag) => (
            <span key={tag} className="block text-ochre-deep">
              {ledger(`tags.${tag}`)}
            </span>
          ))}
          {record.note !== null && <span className="block text-ink-soft">{record.note}</span>}
        </>
      ),
    },
    {
      key: "papers",
      header: t("papers"),
      cell: ({ record, earlier }) => {
        const ids = new Set([record.id, ...earlier.map((one) => one.id)]);
        const papers = data.evidence.filter((paper) => paper.recordId !== null && ids.has(paper.recordId));
        if (papers.length === 0) return <span className="text-ink-soft">{t("noPapers")}</span>;
        return <PaperLinks papers={papers} query={`case=${encodeURIComponent(reference)}`} />;
      },
    },
    {
      key: "correct",
      header: t("correct"),
      cell: (entry) =>
        mayCorrect(entry) ? (
          <Link href={`/desk/cases/${encodeURIComponent(reference)}/records/${entry.record.id}`}>
            {t("correct")}
            <span className="sr-only">
              {" "}
              {t("correctContext", {
                kind: kind(entry.record.kind),
                period: formatDayRange(locale, entry.record.startOn, entry.record.endOn),
              })}
            </span>
          </Link>
        ) : (
          <span className="text-ink-soft">–</span>
        ),
    },
  ];
  // A column that says nothing in any row only takes the others' room.
  const shown = columns.filter(
    ({ key }) =>
      (key !== "correct" || data.ledger.some(mayCorrect)) && (key !== "papers" || data.evidence.length > 0),
  );
  return (
    <>
      <p className="max-w-prose text-sm text-ink-soft">{t("lead")}</p>
      <DataTable
        caption={useTranslations("desk.case.nav")("evidence")}
        captionHidden
        columns={shown}
        rows={data.ledger}
        rowKey={({ record }) => record.id}
        empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
      />
    </>
  );
}

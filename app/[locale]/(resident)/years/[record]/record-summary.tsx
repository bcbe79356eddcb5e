import { Link } from "@/components/ui/link";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDayRange } from "@/lib/i18n/format";
import type { YearRecord } from "@/lib/residents/types";
import { kindName, type LedgerWords, placeName, standing } from "../words";

/** All that is known of one record. */
export function RecordSummary({
  record,
  words,
  query,
}: {
  record: YearRecord;
  words: LedgerWords;
  query: string;
}) {
  const { t, locale } = words;
  const origin = words.origins?.get(record.id);
  // A rejected record's note is the clerk's reason, which its standing says already.
  const note = record.status === "REJECTED" ? null : record.note;
  return (
    <SummaryList
      rows={[
        { key: "kind", label: t("record.kind"), value: kindName(words, record.kind) },
        { key: "place", label: t("record.place"), value: placeName(words, record) },
        {
          key: "period",
          label: t("record.period"),
          value: formatDayRange(locale, record.startOn, record.endOn),
        },
        { key: "status", label: t("record.status"), value: standing(words, record) },
        {
          key: "source",
          label: t("record.source"),
          value:
            origin === undefined ? (
              t(`record.sources.${record.source}`)
            ) : (
              <>
                <Link href={`/permits/statement/${origin.id}${query}`}>
                  {t(`record.sources.${record.source}`)}
                </Link>
                <span className="block break-all text-ink-soft">{origin.issuer}</span>
              </>
            ),
        },
        ...(record.tags.length === 0
          ? []
          : [
              {
                key: "tags",
                label: t("record.tags"),
                value: record.tags.map((tag) => t(`tags.${tag}`)).join(locale === "zh" ? "、" : ", "),
              },
            ]),
        ...(note === null ? [] : [{ key: "note", label: t("record.note"), value: note }]),
      ]}
    />
  );
}

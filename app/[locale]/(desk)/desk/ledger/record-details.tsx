import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDayRange, formatInstant } from "@/lib/i18n/format";
import type { EvidenceKind } from "@/lib/places/types";
import type { YearRecord } from "@/lib/residents/types";
import type { CaseNames } from "../cases/[reference]/words";
import { RecordStatusTag, recordPlace } from "../record-words";

type Props = { record: YearRecord; kinds: readonly EvidenceKind[]; names: CaseNames };

/** One record, everything it says. */
export function RecordDetails({ record, kinds, names }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  return (
    <SummaryList
      compact
      rows={[
        {
          key: "kind",
          label: t("record.kind"),
          value: kinds.find((kind) => kind.code === record.kind)?.name[locale] ?? record.kind,
        },
        { key: "place", label: t("record.place"), value: recordPlace(t, names, record) },
        {
          key: "period",
          label: t("record.period"),
          value: (
            <span className="font-semibold">{formatDayRange(locale, record.startOn, record.endOn)}</span>
          ),
        },
        { key: "status", label: t("record.status"), value: <RecordStatusTag status={record.status} /> },
        { key: "source", label: t("record.source"), value: t(`record.sources.${record.source}`) },
        {
          key: "tags",
          label: t("record.tags"),
          value:
            record.tags.length === 0
              ? t("record.none")
              : record.tags.map((tag) => t(`tags.${tag}`)).join(locale === "zh" ? "、" : ", "),
        },
        { key: "note", label: t("record.note"), value: record.note ?? t("record.none") },
        {
          key: "declaredOn",
          label: t("record.declaredOn"),
          value: formatInstant(locale, record.createdAt),
        },
      ]}
    />
  );
}

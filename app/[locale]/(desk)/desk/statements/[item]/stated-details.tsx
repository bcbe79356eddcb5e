import { useLocale, useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDayRange } from "@/lib/i18n/format";
import type { StatedRecord } from "@/lib/permits/credential";
import type { EvidenceKind } from "@/lib/places/types";
import { type CaseNames, cityName } from "../../cases/[reference]/words";

type Props = { record: StatedRecord; kinds: readonly EvidenceKind[]; names: CaseNames };

/** A stated record, everything it says, row by row as ours stands beside it. */
export function StatedDetails({ record, kinds, names }: Props) {
  const t = useTranslations("ledger.record");
  const statements = useTranslations("statements");
  const locale = useLocale();
  const joined = locale === "zh" ? "、" : ", ";
  return (
    <SummaryList
      compact
      rows={[
        {
          key: "kind",
          label: t("kind"),
          value: kinds.find(({ code }) => code === record.kind)?.name[locale] ?? record.kind,
        },
        { key: "place", label: t("place"), value: cityName(names, record.place) },
        {
          key: "period",
          label: t("period"),
          value: (
            <span className="font-semibold">{formatDayRange(locale, record.startOn, record.endOn)}</span>
          ),
        },
        {
          key: "tags",
          label: t("tags"),
          value:
            record.tags.length === 0
              ? t("none")
              : record.tags.map((tag) => statements(`tags.${tag}`)).join(joined),
        },
        {
          key: "source",
          label: statements("desk.source"),
          // Another installation's words may be others than ours.
          value: t.has(`sources.${record.source}`) ? t(`sources.${record.source}`) : record.source,
        },
        {
          key: "verifiedOn",
          label: statements("desk.verifiedOn"),
          value: <Day value={record.verifiedOn} />,
        },
        {
          key: "number",
          label: statements("desk.number"),
          value: <span className="break-all">{record.id}</span>,
        },
      ]}
    />
  );
}

import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import { OUTCOMES, type TakenStatement } from "@/lib/permits/statements/types";
import type { PlaceName } from "@/lib/places/types";

type Props = {
  taken: readonly TakenStatement[];
  names: ReadonlyMap<string, PlaceName>;
  /** `?person=…` of a ward. */
  query: string;
};

/** What was taken in so far; each leads to what became of its records. */
export function TakenList({ taken, names, query }: Props) {
  const t = useTranslations("statements");
  const locale = useLocale();
  const columns: Column<TakenStatement>[] = [
    {
      key: "city",
      header: t("taken.city"),
      rowHeader: true,
      cell: (one) => (
        <Link href={`/permits/statement/${one.id}${query}`}>
          {t("taken.see", {
            city: names.get(one.cityCode)?.[locale] ?? one.cityCode,
            day: formatDay(locale, one.asOf),
          })}
        </Link>
      ),
    },
    {
      key: "on",
      header: t("taken.on"),
      cell: ({ importedAt }) => formatDay(locale, dayOf(importedAt)),
    },
    {
      key: "result",
      header: t("taken.result"),
      cell: ({ records }) =>
        OUTCOMES.map((outcome) => ({
          outcome,
          count: records.filter((one) => one.outcome === outcome).length,
        }))
          .filter(({ count }) => count > 0)
          .map(({ outcome, count }) => (
            <span key={outcome} className="block">
              {t(`outcomes.${outcome}`)} · {t("issue.count", { count })}
            </span>
          )),
    },
  ];
  return (
    <DataTable
      caption={t("taken.title")}
      captionHidden
      columns={columns}
      rows={taken}
      rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">{t("taken.none")}</p>}
    />
  );
}

import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/clock";
import { formatDay, formatDayRange, formatLength } from "@/lib/i18n/format";
import type { PermitOutlook } from "@/lib/permits/holder-queries";
import type { DaySpan } from "@/lib/permits/types";
import { countedOn, type PermitYears } from "@/lib/permits/years";

type Props = { outlook: PermitOutlook; years: PermitYears; today: Day };

/** The time that a permit has counted: all of it, as the city's own rule runs it, and the spans it is made of. */
export function PermitTime({ outlook, years, today }: Props) {
  const t = useTranslations("permits.time");
  const locale = useLocale();
  const { standing } = outlook;
  const spans = standing.counted.filter(({ startOn }) => startOn <= today);
  const length = (months: number) => formatLength(locale, String(months), "month");
  const columns: Column<DaySpan>[] = [
    {
      key: "span",
      header: t("span"),
      rowHeader: true,
      cell: ({ startOn, endOn }) => formatDayRange(locale, startOn, endOn),
    },
    {
      key: "months",
      header: t("months"),
      numeric: true,
      cell: (span) => length(countedOn([span], today).months),
    },
  ];
  return (
    <section aria-labelledby="time">
      <h2 id="time">{t("title")}</h2>
      <p className="mt-2 max-w-prose">
        {t("cumulative", { length: length(years.cumulative.months), days: years.cumulative.days })}{" "}
        {standing.continuous === null
          ? t("noContinuous")
          : t("continuous", { length: length(years.continuous.months) })}
      </p>
      {standing.restartedOn !== null && (
        <p className="mt-1 max-w-prose text-ink-soft">
          {t("restarted", { day: formatDay(locale, standing.restartedOn) })}
        </p>
      )}
      {standing.stoppedOn !== null && (
        <p className="mt-1 max-w-prose text-ink-soft">
          {t("stopped", { day: formatDay(locale, standing.stoppedOn) })}
        </p>
      )}
      {(spans.length > 1 || standing.restartedOn !== null) && (
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={spans}
          rowKey={({ startOn }) => startOn}
          empty={t("none")}
        />
      )}
      <p className="mt-2 max-w-prose text-sm text-ink-soft">
        {t("ledger")} <Link href="/years">{t("toLedger")}</Link>
      </p>
    </section>
  );
}

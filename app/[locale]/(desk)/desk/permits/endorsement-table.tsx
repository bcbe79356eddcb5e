import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatDay, formatUnits } from "@/lib/i18n/format";
import type { EndorsementEffect } from "@/lib/permits/endorsement-effect";
import { EffectSentences } from "./effect-sentences";

/** What an endorsement does on its day, in sentences, and the months that count without it and with it. */
export function EndorsementTable({ effect }: { effect: EndorsementEffect }) {
  const t = useTranslations("desk-permits.effect");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { offer, on } = effect;
  if (!offer.possible) return <p className="max-w-prose">{t("none", { reason: errors(offer.because) })}</p>;
  const next = offer.after.dueOn;
  const rows = (["cumulative", "continuous"] as const).map((key) => ({
    key,
    atDue: months(locale, effect.atDue?.years[key].months ?? 0),
    without: months(locale, effect.without[key].months),
    with: months(locale, effect.with?.[key].months ?? 0),
  }));
  return (
    <>
      <EffectSentences act={offer.act.type} effect={offer.effect} on={on} />
      {next !== null && <p className="max-w-prose">{t("next", { day: formatDay(locale, next) })}</p>}
      {offer.effect !== null && (
        <DataTable
          caption={t("caption")}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: "what", header: t("what"), rowHeader: true, cell: ({ key }) => t(key) },
            ...(effect.atDue === null
              ? []
              : [
                  {
                    key: "atDue",
                    header: t("atDue", { day: formatDay(locale, effect.atDue.on) }),
                    numeric: true,
                    cell: (row: (typeof rows)[number]) => row.atDue,
                  },
                ]),
            {
              key: "without",
              header: t("without", { day: formatDay(locale, on) }),
              numeric: true,
              cell: (row) => row.without,
            },
            {
              key: "with",
              header: t("with", { day: formatDay(locale, on) }),
              numeric: true,
              cell: (row) => row.with,
            },
          ]}
        />
      )}
    </>
  );
}

function months(locale: "zh" | "en", count: number): string {
  return formatUnits(locale, String(count), "month");
}

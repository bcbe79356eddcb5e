import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatDecimal } from "@/lib/i18n/format";
import { tierOn } from "@/lib/places/tiers";
import type { City } from "@/lib/places/types";
import { basisText } from "./basis-text";

/** The cities of a zone with their size class on a day, where each figure comes from beside it. */
export function MemberTable({ cities, today }: { cities: readonly City[]; today: string }) {
  const t = useTranslations("policy.zone");
  const tiers = useTranslations("tiers");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      captionHidden
      rows={cities}
      rowKey={(city) => city.code}
      columns={[
        { key: "city", header: t("city"), rowHeader: true, cell: (city) => city.name[locale] },
        {
          key: "tier",
          header: t("tier"),
          cell: (city) => {
            const tier = tierOn(city, today);
            return tier === null ? t("unknown") : tiers(tier);
          },
        },
        {
          key: "residents",
          header: t("residents"),
          numeric: true,
          cell: (city) => (city.residents10k === null ? t("unknown") : formatDecimal(city.residents10k)),
        },
        {
          key: "basis",
          header: t("basis"),
          cell: (city) => {
            const basis = city.tiers.filter((tier) => tier.from <= today).at(-1)?.basis ?? city.basis;
            return basisText(t, basis);
          },
        },
      ]}
    />
  );
}

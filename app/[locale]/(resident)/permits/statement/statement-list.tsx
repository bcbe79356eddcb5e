import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { PlaceName } from "@/lib/places/types";

type City = { cityCode: string; count: number };

type Props = { residentId: string; cities: readonly City[]; names: ReadonlyMap<string, PlaceName> };

const FORMS = { jwt: "file", pdf: "pdf" } as const;

/** Each city that could state something, with its two files. Posts, so that nothing is signed by following a link. */
export function StatementList({ residentId, cities, names }: Props) {
  const t = useTranslations("statements.issue");
  const locale = useLocale();
  const nameOf = ({ cityCode }: City) => names.get(cityCode)?.[locale] ?? cityCode;
  const columns: Column<City>[] = [
    { key: "city", header: t("city"), rowHeader: true, cell: nameOf },
    { key: "records", header: t("records"), cell: ({ count }) => t("count", { count }) },
    {
      key: "get",
      header: t("get"),
      cell: (city) => (
        <form method="post" action="/api/statements" className="flex flex-wrap gap-x-4 gap-y-2">
          <input type="hidden" name="residentId" value={residentId} />
          <input type="hidden" name="cityCode" value={city.cityCode} />
          {(["jwt", "pdf"] as const).map((form) => (
            <Button key={form} type="submit" name="form" value={form} look="secondary">
              {t(FORMS[form])}
              <span className="sr-only"> {t("of", { city: nameOf(city) })}</span>
            </Button>
          ))}
        </form>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      captionHidden
      columns={columns}
      rows={cities}
      rowKey={({ cityCode }) => cityCode}
      empty={<EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
    />
  );
}

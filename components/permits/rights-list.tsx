import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDay, formatList, readersHalf } from "@/lib/i18n/format";
import {
  DECREE_CODES,
  isDecreeCode,
  type PermitRights,
  type RightsPermits,
} from "@/lib/permits/publication/rights";
import { type Rung, rungsOf } from "@/lib/permits/publication/rungs";
import type { PlaceName } from "@/lib/places/types";
import { rightText } from "./right-text";

export interface PlaceNames {
  cities: Readonly<Record<string, PlaceName>>;
  zones: Readonly<Record<string, PlaceName>>;
}

/** Whose permits a rung is for, as a phrase. */
export function useWhose(city: string, names: PlaceNames): (permits: RightsPermits) => string {
  const t = useTranslations("permit-recognition.rights.for");
  const locale = useLocale();
  const cityName = (code: string) => names.cities[code]?.[locale] ?? code;
  return (permits) => {
    if (permits.of === "ANY") return t("ANY");
    if (permits.of === "OWN") return t("OWN", { city: cityName(city) });
    if (permits.of === "ZONE")
      return t("ZONE", { city: cityName(city), zone: names.zones[permits.zone]?.[locale] ?? permits.zone });
    return t("CITIES", { cities: formatList(locale, permits.cities.map(cityName)) });
  };
}

/** A city's list of rights: what the decree gives in one row, then the rungs the city has added. */
export function RightsList({ rights, names }: { rights: PermitRights; names: PlaceNames }) {
  const t = useTranslations("permit-recognition");
  const codes = useTranslations("permit-rights.codes");
  const locale = useLocale();
  const whose = useWhose(rights.city, names);
  const decree = rights.entries.find(({ code, permits }) => permits.of === "OWN" && isDecreeCode(code));
  const rows = [
    ...(decree === undefined ? [] : [{ key: "decree", rung: null, basis: decree.basis }]),
    ...rungsOf(rights).map((rung) => ({ key: JSON.stringify(rung), rung, basis: rung.basis })),
  ];
  return (
    <DataTable
      caption={t("rights.caption")}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "whose",
          header: t("rights.whose"),
          rowHeader: true,
          cell: ({ rung }) => <span className="font-normal">{whose(rung?.permits ?? { of: "OWN" })}</span>,
        },
        {
          key: "when",
          header: t("rights.when"),
          cell: ({ rung }) => <When rung={rung} />,
        },
        {
          key: "what",
          header: t("rights.what"),
          cell: ({ rung }) =>
            rung === null ? (
              t("rights.decree", { count: DECREE_CODES.length })
            ) : (
              <ul className="list-disc pl-5">
                {rung.codes.map((code) => (
                  <li key={code}>{rightText(codes, locale, rights.own, code)}</li>
                ))}
              </ul>
            ),
        },
        {
          key: "basis",
          header: t("rights.basis"),
          cell: ({ rung, basis: { mark, title, clause } }) => (
            <>
              <StatusTag tone={mark === "LAW" ? "neutral" : "part"}>{t(`mark.${mark}`)}</StatusTag>
              <span className="mt-1 block text-ink-soft">{readersHalf(locale, title)}</span>
              {rung !== null && clause !== null && (
                <span className="block text-ink-soft">{readersHalf(locale, clause)}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function When({ rung }: { rung: Rung | null }) {
  const t = useTranslations("permit-recognition.rights");
  const locale = useLocale();
  const months = rung?.afterMonths ?? 0;
  return (
    <>
      {months === 0 ? t("atOnce") : t("afterMonths", { months })}
      {rung?.from != null && (
        <span className="block">{t("from", { day: formatDay(locale, rung.from) })}</span>
      )}
    </>
  );
}

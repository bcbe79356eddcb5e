import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/components/ui/summary-list";
import { formatInstant } from "@/lib/i18n/format";
import type { KeyOverview } from "@/lib/permits/issuing/overview";

/** What anybody can fetch now of this city's keys and lists. */
export function WhatIsPublished({ city, overview }: { city: string; overview: KeyOverview }) {
  const t = useTranslations("city-keys.published");
  const locale = useLocale();
  const { trust, statusLists } = overview;
  const listed = trust?.issuers.find(({ cityCode }) => cityCode === city)?.keys.length ?? 0;
  const at = (text: string) => formatInstant(locale, new Date(text));
  return (
    <section aria-labelledby="published" className="mt-8">
      <h2 id="published">{t("title")}</h2>
      <SummaryList
        rows={[
          {
            key: "trust",
            label: t("trust"),
            value:
              trust === null
                ? t("trustNone")
                : t("trustValue", {
                    version: trust.version,
                    issued: at(trust.issuedAt),
                    until: at(trust.nextUpdate),
                  }),
          },
          { key: "listed", label: t("listed"), value: t("listedValue", { count: listed }) },
          ...statusLists.map(({ listNo, entries, suspended, revoked, signed }) => ({
            key: `status-${listNo}`,
            label: t("status", { number: listNo }),
            value: (
              <>
                <p>{t("statusValue", { entries, suspended, revoked })}</p>
                <p className="text-ink-soft">
                  {signed === null
                    ? t("statusNever")
                    : t("statusSigned", {
                        issued: formatInstant(locale, signed.issuedAt),
                        size: Math.ceil(signed.bytes / 1000),
                      })}
                </p>
              </>
            ),
          })),
        ]}
      />
    </section>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SampleRules } from "@/components/policy/sample-rules";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { listZones } from "@/lib/places/queries";
import { listVersionDays, versionOn } from "@/lib/policy/queries";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "rules" });
  return { title: t("title") };
}

export default async function RulesPage({ params }: PageProps<"/[locale]/rules">) {
  const locale = await pageLocale(params);
  const today = clock.today();
  const { zones, days } = await withActor(PUBLIC, async (tx) => ({
    zones: await listZones(tx),
    days: await listVersionDays(tx),
  }));
  const published = zones
    .map((zone) => ({ zone, versions: days.filter(({ zoneId }) => zoneId === zone.id) }))
    .filter(({ versions }) => versions.length > 0);
  const others = zones.filter((zone) => !published.some((entry) => entry.zone.id === zone.id));
  const t = await getTranslations("rules");
  const permits = await getTranslations("permit-recognition.list");
  const packs = await getTranslations("packs.register");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      {published.some(({ versions }) => versions.some((version) => version.sample)) && <SampleRules />}
      <DataTable
        caption={t("zones.title")}
        rows={published}
        rowKey={({ zone }) => zone.id}
        columns={[
          {
            key: "zone",
            header: t("zones.zone"),
            rowHeader: true,
            cell: ({ zone }) => <Link href={`/rules/${zone.id}`}>{zone.name[locale]}</Link>,
          },
          {
            key: "members",
            header: t("zones.members"),
            numeric: true,
            cell: ({ zone }) => t("zones.count", { count: zone.members.length }),
          },
          {
            key: "inForce",
            header: t("zones.inForce"),
            cell: ({ versions }) => {
              const current = versionOn(versions, today);
              return current ? formatDay(locale, current.effectiveFrom) : t("zones.none");
            },
          },
          {
            key: "coming",
            header: t("zones.coming"),
            cell: ({ versions }) => {
              const coming = versions.filter((version) => version.effectiveFrom > today).at(-1);
              return coming ? formatDay(locale, coming.effectiveFrom) : t("zones.none");
            },
          },
        ]}
      />
      <section aria-labelledby="permits" className="mt-12">
        <h2 id="permits">{permits("linkTitle")}</h2>
        <p className="max-w-prose text-ink-soft">{permits("linkBody")}</p>
        <p className="mt-3">
          <Link href="/rules/permits">{permits("link")}</Link>
        </p>
      </section>
      <section aria-labelledby="packs" className="mt-12">
        <h2 id="packs">{packs("title")}</h2>
        <p className="max-w-prose text-ink-soft">{packs("body")}</p>
        <p className="mt-3">
          <Link href="/rules/packs">{packs("link")}</Link>
        </p>
      </section>
      <section aria-labelledby="others" className="mt-12">
        <h2 id="others">{t("others.title")}</h2>
        <p className="max-w-prose text-ink-soft">{t("others.body")}</p>
        <ul className="mt-4 columns-2 gap-8 text-sm sm:columns-3">
          {others.map((zone) => (
            <li key={zone.id} className="mb-1">
              {zone.name[locale]}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

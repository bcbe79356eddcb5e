import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { basisText } from "@/components/policy/basis-text";
import { MemberTable } from "@/components/policy/member-table";
import { SampleRules } from "@/components/policy/sample-rules";
import { BackLink } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { findZone, listMemberCities } from "@/lib/places/queries";
import { listVersions, standingOf } from "@/lib/policy/queries";
import type { VersionStanding } from "@/lib/policy/types";

const TONES: Record<VersionStanding, StatusTone> = { IN_FORCE: "counts", COMING: "part", PAST: "neutral" };

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string; zone: string }>;
}): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { zone } = await params;
  const t = await getTranslations("rules");
  const found = await withActor(PUBLIC, (tx) => findZone(tx, zone));
  return { title: found ? t("zone.title", { zone: found.name[locale] }) : t("title") };
}

export default async function ZoneRulesPage({ params }: PageProps<"/[locale]/rules/[zone]">) {
  const locale = await pageLocale(params);
  const { zone: id } = await params;
  const today = clock.today();
  const found = await withActor(PUBLIC, async (tx) => {
    const zone = await findZone(tx, id);
    if (!zone) return null;
    return { zone, versions: await listVersions(tx, id), cities: await listMemberCities(tx, id, today) };
  });
  if (!found) notFound();
  const { zone, versions, cities } = found;
  const t = await getTranslations("rules");
  const policy = await getTranslations("policy");
  return (
    <>
      <BackLink href="/rules">{t("title")}</BackLink>
      <PageHeading title={zone.name[locale]} lead={t("zone.lead", { count: cities.length })} />
      {versions.some((version) => version.sample) && <SampleRules />}
      <DataTable
        caption={t("zone.history")}
        rows={versions}
        rowKey={(version) => String(version.version)}
        empty={<EmptyState title={policy("versions.empty")}>{t("others.body")}</EmptyState>}
        columns={[
          {
            key: "version",
            header: t("zone.version"),
            rowHeader: true,
            cell: (version) => (
              <Link href={`/rules/${zone.id}/${version.version}`}>
                {policy("versions.number", { version: version.version })}
              </Link>
            ),
          },
          {
            key: "standing",
            header: t("zone.standing"),
            cell: (version) => {
              const standing = standingOf(version, versions, today);
              return <StatusTag tone={TONES[standing]}>{policy(`standing.${standing}`)}</StatusTag>;
            },
          },
          {
            key: "day",
            header: t("zone.effectiveFrom"),
            cell: (version) => formatDay(locale, version.effectiveFrom),
          },
          {
            key: "at",
            header: t("zone.publishedAt"),
            cell: (version) => formatInstant(locale, version.publishedAt),
          },
        ]}
      />
      <section aria-labelledby="members" className="mt-12">
        <h2 id="members">{t("zone.members")}</h2>
        <p className="text-sm text-ink-soft">
          {t("zone.membersBasis", {
            basis: basisText(await getTranslations("policy.zone"), zone.membersBasis),
          })}
        </p>
        <MemberTable cities={cities} today={today} />
      </section>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { variantOf } from "@/components/permits/variant";
import { BackLink } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tabs } from "@/components/ui/tabs";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import type { Recognition } from "@/lib/permits/publication/published-rights";
import { listRuleVersions, loadRecognition } from "@/lib/permits/publication/queries";
import { inForceOn } from "@/lib/permits/publication/standing";
import { listCities, listZones } from "@/lib/places/queries";
import { RecognitionMatrix } from "./recognition-matrix";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permit-recognition"))("list.title") };
}

export default async function PermitRulesPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const today = clock.today();
  const found = await withActor(PUBLIC, async (tx) => {
    const versions = await listRuleVersions(tx);
    const world = await loadRecognition(tx, today);
    return { versions, world, zones: await listZones(tx), cities: await listCities(tx) };
  });
  const { versions, world } = found;
  const published = new Set([...versions.map(({ cityCode }) => cityCode), ...world.versions.keys()]);
  const share = (members: readonly string[]) =>
    members.filter((code) => published.has(code)).length / Math.max(1, members.length);
  // Where all have published first, then the smaller zone: its matrix is taken in at a glance.
  const zones = found.zones
    .map((zone) => ({ zone, members: membersOf(world, zone.id) }))
    .filter(({ members }) => share(members) > 0)
    .sort((a, b) => share(b.members) - share(a.members) || a.members.length - b.members.length);
  const asked = (await searchParams).zone;
  const shown = zones.find(({ zone }) => zone.id === asked) ?? zones[0];
  const t = await getTranslations("permit-recognition");
  const rules = await getTranslations("rules");
  const names = new Map(found.cities.map(({ code, name }) => [code, name[locale]]));
  const rows = [...(shown?.members ?? published)].sort().map((code) => ({
    code,
    rule: inForceOn(
      versions.filter(({ cityCode }) => cityCode === code),
      today,
    ),
  }));
  return (
    <>
      <BackLink href="/rules">{rules("title")}</BackLink>
      <PageHeading title={t("list.title")} lead={t("list.lead")} />
      {versions.some(({ sample }) => sample) && (
        <Notice kind="warning" title={t("sample.title")}>
          {t("sample.body")}
        </Notice>
      )}
      {zones.length > 1 && (
        <Tabs
          label={t("list.zones")}
          tabs={zones.map(({ zone, members }) => ({
            href: `/rules/permits?zone=${zone.id}`,
            label: zone.name[locale],
            current: zone.id === shown?.zone.id,
            count: members.length,
          }))}
        />
      )}
      <DataTable
        caption={t("list.cities")}
        rows={rows}
        rowKey={({ code }) => code}
        empty={<EmptyState title={t("list.empty")}>{t("list.emptyBody")}</EmptyState>}
        columns={[
          {
            key: "city",
            header: t("list.city"),
            rowHeader: true,
            cell: ({ code }) => <Link href={`/rules/permits/${code}`}>{names.get(code) ?? code}</Link>,
          },
          {
            key: "late",
            header: t("list.late"),
            cell: ({ rule }) => (rule === null ? t("rule.none") : variantOf(t, locale, rule.document)),
          },
          {
            key: "window",
            header: t("list.window"),
            cell: ({ rule }) => {
              const window = rule?.document.window ?? { months: 1 };
              return "months" in window
                ? t("rule.short.months", { months: window.months })
                : t("rule.short.days", { days: window.days });
            },
          },
          {
            key: "promise",
            header: t("list.promise"),
            cell: ({ rule }) => t("rule.short.promise", { days: rule?.document.issueDays ?? 15 }),
          },
          {
            key: "since",
            header: t("list.since"),
            cell: ({ rule }) =>
              rule === null ? t("list.notPublished") : formatDay(locale, rule.effectiveFrom),
          },
        ]}
      />
      {shown !== undefined && (
        <section aria-labelledby="matrix" className="mt-12">
          <h2 id="matrix">{t("matrix.title")}</h2>
          <p className="max-w-prose text-ink-soft">{t("matrix.lead")}</p>
          <RecognitionMatrix
            world={world}
            cities={[...shown.members].sort()}
            names={names}
            zone={shown.zone.name[locale]}
            today={today}
          />
        </section>
      )}
    </>
  );
}

function membersOf(world: Recognition, zoneId: string): string[] {
  return [...world.zones].filter(([, of]) => of.includes(zoneId)).map(([code]) => code);
}

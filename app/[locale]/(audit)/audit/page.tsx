import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { listOfficeEvents, listPersonEvents, staffNames } from "@/lib/audit/queries";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames, listZones } from "@/lib/places/queries";
import { logPath, logViewOf, type Search } from "./filter";
import { ACTIONS } from "./known-actions";
import { LogFilterForm } from "./log-filter";
import { LogTable } from "./log-table";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("audit"))("title") };
}

export default async function LogPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "AUDITOR");
  const view = logViewOf(await searchParams);
  const { entries, hasMore, staff, offices } = await withActor(actor, async (tx) => {
    const list = view.log === "people" ? listPersonEvents : listOfficeEvents;
    const page = await list(tx, actor, view);
    const cities = await cityNames(
      tx,
      page.entries.flatMap((entry) => (entry.cityCode === null ? [] : [entry.cityCode])),
    );
    const zones = await listZones(tx);
    return {
      ...page,
      staff: await staffNames(tx, actor, page.entries),
      offices: new Map([...cities, ...zones.map((zone) => [zone.id, zone.name] as const)]),
    };
  });
  const t = await getTranslations("audit");
  const last = entries.at(-1);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { href: "/audit?log=people", label: t("tabs.people"), current: view.log === "people" },
          { href: "/audit?log=office", label: t("tabs.office"), current: view.log === "office" },
          { href: "/audit/verify", label: t("tabs.verify") },
        ]}
      />
      <LogFilterForm view={view} actions={ACTIONS[view.log]} />
      <LogTable entries={entries} staff={staff} offices={offices} aboutPeople={view.log === "people"} />
      <Pager nextHref={hasMore && last ? logPath(view, last) : null} />
    </>
  );
}

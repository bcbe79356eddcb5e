import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttributeFields } from "@/components/form/attribute-fields";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { queryOfAttributes } from "@/lib/transfers/declared-attributes";
import type { Search } from "../people";
import { PersonTabs } from "../person-tabs";
import { DestinationTable } from "./destination-table";
import { loadSettle } from "./load";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("settle"))("title") };
}

export default async function SettlePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const data = await withActor(actor, (tx) => loadSettle(tx, actor, search));
  const t = await getTranslations("settle");
  const { people, bundles, destinations } = data;
  const told = queryOfAttributes(data.attributes);
  const whose: [string, string][] = people.isSelf ? [] : [["person", people.person.residentId]];
  const address = (...more: [string, string][]) => {
    const query = new URLSearchParams([...whose, ...more, ...told]).toString();
    return query === "" ? "" : `?${query}`;
  };
  const zone = bundles.find((bundle) => bundle.zoneId === search.zone) ?? null;
  const shown = destinations.filter((row) => zone === null || row.zoneId === zone.zoneId);
  const now = shown.filter((row) => row.outlook.kind === "ELIGIBLE").length;
  const hasDeclared = data.records.some((record) => record.status === "DECLARED");
  return (
    <>
      <PageHeading
        title={people.isSelf ? t("title") : t("titleOf", { name: people.person.name })}
        lead={t("lead")}
      />
      <PersonTabs people={people} path="/settle" />
      {people.person.idKind !== "MAINLAND" && <Notice kind="warning">{t("notApplicable")}</Notice>}
      {bundles.length > 1 && (
        <Tabs
          label={t("byZone")}
          tabs={[
            { href: `/settle${address()}`, label: t("allZones"), current: zone === null },
            ...bundles.map((bundle) => ({
              href: `/settle${address(["zone", bundle.zoneId])}`,
              label: bundle.document.zone.name[locale],
              current: bundle === zone,
            })),
          ]}
        />
      )}
      {Object.keys(data.definitions).length > 0 && (
        <Details summary={t("tellMore")} open={Object.keys(data.problems).length > 0}>
          <p className="mb-4 max-w-prose text-ink-soft">{t("tellMoreBody")}</p>
          {Object.keys(data.problems).length > 0 && <Notice kind="error">{t("badAttributes")}</Notice>}
          <QueryForm hidden={zone === null ? whose : [...whose, ["zone", zone.zoneId]]}>
            <AttributeFields definitions={data.definitions} values={data.attributes} prefix="a." />
            <SubmitButton look="secondary">{t("calculate")}</SubmitButton>
          </QueryForm>
        </Details>
      )}
      <p className="text-lg font-semibold">{t("count", { now, all: shown.length })}</p>
      {hasDeclared && <p className="max-w-prose text-ink-soft">{t("verifiedOnly")}</p>}
      <DestinationTable
        rows={shown}
        bundles={bundles}
        today={clock.today()}
        registeredIn={data.registration?.cityCode ?? null}
        query={address()}
        empty={<EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>}
      />
      <p className="max-w-prose text-sm text-ink-soft">{t("footnote")}</p>
    </>
  );
}

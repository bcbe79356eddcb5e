import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { type LogKey, listPersonEvents } from "@/lib/audit/person-log";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import type { AuditEvent } from "@/lib/generated/prisma/client";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames } from "@/lib/places/queries";
import { actorText } from "../actor-text";
import { peopleOf, type Search } from "../people";
import { applicationPath, permitPath } from "../permits/paths";
import { PersonTabs } from "../person-tabs";
import { casePath } from "../transfers/load";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("looks"))("title") };
}

const keySchema = z
  .tuple([z.iso.datetime(), z.uuid()])
  .transform(([at, id]): LogKey => ({ at: new Date(at), id }));

export default async function LogPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  // A key that does not read begins at the latest record, as no key does.
  const key = keySchema.safeParse(String(search.after ?? "").split("_"));
  const onlyLooks = search.show === "looks";
  const { people, events, next, cities } = await withActor(actor, async (tx) => {
    const found = await peopleOf(tx, actor, search);
    const page = await listPersonEvents(tx, found.person.residentId, {
      after: key.success ? key.data : null,
      onlyLooks,
    });
    const codes = page.events.flatMap((event) => event.cityCode ?? []);
    return { people: found, ...page, cities: await cityNames(tx, codes) };
  });
  const t = await getTranslations("looks");
  const address = (more: Record<string, string>) => {
    const whose: Record<string, string> = people.isSelf ? {} : { person: people.person.residentId };
    const query = new URLSearchParams({ ...whose, ...more }).toString();
    return `/log${query === "" ? "" : `?${query}`}`;
  };
  const show: Record<string, string> = onlyLooks ? { show: "looks" } : {};
  const columns: Column<AuditEvent>[] = [
    {
      key: "at",
      header: t("columns.at"),
      rowHeader: true,
      cell: (event) => (
        <time dateTime={event.at.toISOString()} className="font-normal">
          {formatInstant(locale, event.at)}
        </time>
      ),
    },
    {
      key: "who",
      header: t("columns.who"),
      cell: (event) => actorText(t, locale, event, actor.id, cities),
    },
    {
      key: "what",
      header: t("columns.what"),
      cell: (event) => (t.has(`actions.${event.action}`) ? t(`actions.${event.action}`) : event.action),
    },
    { key: "purpose", header: t("columns.purpose"), cell: (event) => event.purpose ?? t("noPurpose") },
    {
      key: "about",
      header: t("columns.about"),
      cell: ({ subjectKind, subjectId }) => {
        if (subjectKind === "TRANSFER_CASE")
          return <Link href={casePath(subjectId)}>{t("case", { reference: subjectId })}</Link>;
        if (subjectKind === "PERMIT_APPLICATION")
          return <Link href={applicationPath(subjectId)}>{t("case", { reference: subjectId })}</Link>;
        if (subjectKind === "PERMIT")
          return <Link href={permitPath(subjectId)}>{t("permit", { number: subjectId })}</Link>;
        return "–";
      },
    },
  ];
  return (
    <>
      <PageHeading
        title={people.isSelf ? t("title") : t("titleOf", { name: people.person.name })}
        lead={t("lead")}
      />
      <PersonTabs people={people} path="/log" />
      <Tabs
        label={t("filter")}
        tabs={[
          { href: address({}), label: t("all"), current: !onlyLooks },
          { href: address({ show: "looks" }), label: t("onlyLooks"), current: onlyLooks },
        ]}
      />
      <DataTable
        caption={t("title")}
        captionHidden
        columns={columns}
        rows={events}
        rowKey={(event) => event.id}
        empty={<EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>}
      />
      <Pager
        previousHref={key.success ? address(show) : null}
        nextHref={next && address({ ...show, after: `${next.at.toISOString()}_${next.id}` })}
      />
      <p className="max-w-prose text-sm text-ink-soft">{t("foot")}</p>
    </>
  );
}

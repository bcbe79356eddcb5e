import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { personQuery, type Search } from "../people";
import { PersonTabs } from "../person-tabs";
import { LedgerTable } from "./ledger-table";
import { loadYears } from "./load";
import { YearsRibbon } from "./years-ribbon";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("years"))("title") };
}

export default async function YearsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const data = await withActor(actor, (tx) => loadYears(tx, actor, search));
  const t = await getTranslations("years");
  const words = { t, locale, ...data };
  const query = personQuery(data.people);
  const used = data.kinds.filter((kind) => data.standing.some(({ record }) => record.kind === kind.code));
  const kind = used.find(({ code }) => code === search.kind) ?? null;
  const shown = data.standing.filter(({ record }) => kind === null || record.kind === kind.code);
  const done = search.done === "declared" || search.done === "withdrawn" ? search.done : null;
  const declare = `/years/declare${query}`;
  return (
    <>
      <PageHeading
        title={data.people.isSelf ? t("title") : t("titleOf", { name: data.people.person.name })}
        lead={t("lead")}
        actions={
          <>
            <LinkButton href={declare}>{t("declare")}</LinkButton>
            <LinkButton href={`/permits/statement${query}`} look="secondary">
              {t("statements")}
            </LinkButton>
          </>
        }
      />
      {done !== null && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      <PersonTabs people={data.people} path="/years" />
      {used.length > 1 && (
        <Tabs
          label={t("byKind")}
          tabs={[
            {
              href: `/years${query}`,
              label: t("allKinds"),
              current: kind === null,
              count: data.standing.length,
            },
            ...used.map((one) => ({
              href: `/years${query === "" ? "?" : `${query}&`}kind=${one.code}`,
              label: one.name[locale],
              current: one === kind,
              count: data.standing.filter(({ record }) => record.kind === one.code).length,
            })),
          ]}
        />
      )}
      {shown.length > 0 && (
        <YearsRibbon
          words={words}
          records={shown.map(({ record }) => record)}
          today={data.today}
          title={kind === null ? t("ribbonTitle") : t("ribbonTitleOf", { kind: kind.name[locale] })}
        />
      )}
      <h2 className="mt-10">{t("records")}</h2>
      <LedgerTable
        entries={shown}
        words={words}
        caption={t("records")}
        query={query}
        empty={
          <EmptyState
            title={t("empty.title")}
            action={<LinkButton href={declare}>{t("declare")}</LinkButton>}
          >
            {t("empty.body")}
          </EmptyState>
        }
      />
      <p className="max-w-prose text-ink-soft">{t("howCorrected")}</p>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { isLive } from "@/lib/permits/lifecycle";
import { isOpenApplication } from "@/lib/permits/queries";
import { personQuery, type Search } from "../people";
import { PersonTabs } from "../person-tabs";
import { ApplicationList } from "./application-list";
import { FirstPermit } from "./first-permit";
import { loadPermits } from "./load-permits";
import { PermitCard } from "./permit-card";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("list.title") };
}

export default async function PermitsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const data = await withActor(actor, (tx) => loadPermits(tx, actor, search));
  const t = await getTranslations("permits");
  const { people, permits, applications, cities, today } = data;
  const query = personQuery(people);
  const live = permits.filter(({ standing }) => isLive(standing.state));
  const ended = permits.filter(({ standing }) => !isLive(standing.state));
  const open = applications.filter(isOpenApplication);
  const closed = applications.filter((one) => !isOpenApplication(one));
  return (
    <>
      <PageHeading
        title={people.isSelf ? t("list.title") : t("list.titleOf", { name: people.person.name })}
        lead={t("list.lead")}
        actions={<LinkButton href={`/permits/apply${query}`}>{t("list.apply")}</LinkButton>}
      />
      <PersonTabs people={people} path="/permits" />
      {live.length > 0 && (
        <section aria-labelledby="permits">
          <h2 id="permits">{t("list.permits")}</h2>
          {live.map((outlook) => (
            <PermitCard key={outlook.permit.permitId} outlook={outlook} cities={cities} />
          ))}
        </section>
      )}
      {open.length > 0 && (
        <section aria-labelledby="applications">
          <h2 id="applications">{t("list.applications")}</h2>
          <ApplicationList applications={open} cities={cities} today={today} />
        </section>
      )}
      {live.length === 0 && <FirstPermit data={data} />}
      {(ended.length > 0 || closed.length > 0) && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">{t("list.earlier")}</h2>
          {ended.map((outlook) => (
            <PermitCard key={outlook.permit.permitId} outlook={outlook} cities={cities} />
          ))}
          {closed.length > 0 && (
            <Details summary={t("list.closed", { count: closed.length })}>
              <ApplicationList applications={closed} cities={cities} today={today} />
            </Details>
          )}
        </section>
      )}
      <section aria-labelledby="more" className="no-print">
        <h2 id="more">{t("list.more")}</h2>
        <ul className="my-4 max-w-prose space-y-3">
          <li>
            <Link href={`/permits/statement${query}`} className="font-semibold">
              {t("list.statement")}
            </Link>
            <span className="block text-ink-soft">{t("list.statementHint")}</span>
          </li>
          <li>
            <Link href="/rules/permits" className="font-semibold">
              {t("list.rules")}
            </Link>
            <span className="block text-ink-soft">{t("list.rulesHint")}</span>
          </li>
        </ul>
      </section>
    </>
  );
}

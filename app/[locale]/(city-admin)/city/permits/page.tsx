import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RightsList } from "@/components/permits/rights-list";
import { RuleFacts } from "@/components/permits/rule-facts";
import { RuleText } from "@/components/permits/rule-text";
import { VersionTable } from "@/components/permits/version-table";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { nationalRights } from "@/lib/permits/publication/rights";
import { inForceOn } from "@/lib/permits/publication/standing";
import { nationalRule } from "@/lib/permits/published-rules";
import { loadPublished } from "./load";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permit-recognition"))("admin.title") };
}

export default async function CityPermitsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const today = clock.today();
  const { rules, rights, names } = await withActor(actor, (tx) => loadPublished(tx, actor.city));
  const t = await getTranslations("permit-recognition");
  const name = names.cities[actor.city]?.[locale] ?? actor.city;
  const rule = inForceOn(rules, today);
  const list = inForceOn(rights, today);
  return (
    <>
      <PageHeading
        caption={name}
        title={t("admin.title")}
        lead={t("admin.lead")}
        actions={<Link href={`/rules/permits/${actor.city}`}>{t("admin.public", { city: name })}</Link>}
      />
      {(await searchParams).published === "1" && (
        <Notice kind="success" role="status" title={t("admin.published")}>
          <p>{t("admin.publishedBody")}</p>
        </Notice>
      )}
      <section aria-labelledby="rule">
        <h2 id="rule">{t("city.rule")}</h2>
        {rule === null && <p className="max-w-prose">{t("city.nationalRule", { city: name })}</p>}
        <RuleText rule={rule?.document ?? nationalRule()} />
        <RuleFacts rule={rule?.document ?? nationalRule()} version={rule} />
        <Coming versions={rules} />
        <LinkButton href="/city/permits/rule">{t("admin.change.rule")}</LinkButton>
      </section>
      <section aria-labelledby="rights" className="mt-12">
        <h2 id="rights">{t("city.rights")}</h2>
        {list === null && <p className="max-w-prose">{t("city.nationalRights", { city: name })}</p>}
        <RightsList rights={list?.document ?? nationalRights(actor.city)} names={names} />
        <Coming versions={rights} />
        <LinkButton href="/city/permits/rights">{t("admin.change.rights")}</LinkButton>
      </section>
      <section aria-labelledby="history" className="mt-12">
        <h2 id="history">{t("city.history")}</h2>
        <VersionTable city={actor.city} rules={rules} rights={rights} today={today} />
      </section>
    </>
  );

  function Coming({ versions }: { versions: readonly { version: number; effectiveFrom: string }[] }) {
    return versions
      .filter(({ effectiveFrom }) => effectiveFrom > today)
      .map(({ version, effectiveFrom }) => (
        <Notice key={version} title={t("coming.title", { day: formatDay(locale, effectiveFrom) })}>
          {t("city.number", { version })}
        </Notice>
      ));
  }
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RightsList } from "@/components/permits/rights-list";
import { RuleFacts } from "@/components/permits/rule-facts";
import { RuleText, WorkedCases } from "@/components/permits/rule-text";
import { VersionTable } from "@/components/permits/version-table";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { listRightsVersions, listRuleVersions } from "@/lib/permits/publication/queries";
import { nationalRights } from "@/lib/permits/publication/rights";
import { inForceOn } from "@/lib/permits/publication/standing";
import { workedCases } from "@/lib/permits/publication/worked-cases";
import { nationalRule } from "@/lib/permits/published-rules";
import { findCity, listCities, listZones } from "@/lib/places/queries";

type Props = { params: Promise<{ locale: string; city: string }> };

const CODE = /^\d{6}$/;

async function titleOf(params: Props["params"]) {
  const locale = await pageLocale(params);
  const { city: code } = await params;
  const city = CODE.test(code) ? await withActor(PUBLIC, (tx) => findCity(tx, code)) : null;
  if (city === null) notFound();
  return { locale, city };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, city } = await titleOf(params);
  return { title: (await getTranslations("permit-recognition"))("city.title", { city: city.name[locale] }) };
}

export default async function CityPermitRulesPage({ params }: Props) {
  const { locale, city } = await titleOf(params);
  const today = clock.today();
  const { rules, rights, cities, zones } = await withActor(PUBLIC, async (tx) => ({
    rules: await listRuleVersions(tx, city.code),
    rights: await listRightsVersions(tx, city.code),
    cities: await listCities(tx),
    zones: await listZones(tx),
  }));
  const names = {
    cities: Object.fromEntries(cities.map(({ code, name }) => [code, name])),
    zones: Object.fromEntries(zones.map(({ id, name }) => [id, name])),
  };
  const rule = inForceOn(rules, today);
  const list = inForceOn(rights, today);
  const shown = rule?.document ?? nationalRule();
  const cases = workedCases(shown);
  const t = await getTranslations("permit-recognition");
  const name = city.name[locale];
  return (
    <>
      <BackLink href="/rules/permits">{t("list.title")}</BackLink>
      <PageHeading title={t("city.title", { city: name })} lead={t("city.lead", { city: name })} />
      {[...rules, ...rights].some(({ sample }) => sample) && (
        <Notice kind="warning" title={t("sample.title")}>
          {t("sample.body")}
        </Notice>
      )}
      <section aria-labelledby="rule">
        <h2 id="rule">{t("city.rule")}</h2>
        {rule === null && <p className="max-w-prose">{t("city.nationalRule", { city: name })}</p>}
        <RuleText rule={shown} />
        <RuleFacts rule={shown} version={rule} />
      </section>
      <section aria-labelledby="cases" className="mt-12">
        <h2 id="cases">{t("cases.title")}</h2>
        <p className="max-w-prose text-ink-soft">
          {t("cases.lead", {
            issued: formatDay(locale, "2020-03-01"),
            due: formatDay(locale, cases[0]?.before.on ?? ""),
          })}
        </p>
        <WorkedCases cases={cases} />
      </section>
      <section aria-labelledby="rights" className="mt-12">
        <h2 id="rights">{t("city.rights")}</h2>
        {list === null && <p className="max-w-prose">{t("city.nationalRights", { city: name })}</p>}
        <p className="max-w-prose text-ink-soft">{t("city.rightsLead")}</p>
        <RightsList rights={list?.document ?? nationalRights(city.code)} names={names} />
      </section>
      <section aria-labelledby="history" className="mt-12">
        <h2 id="history">{t("city.history")}</h2>
        <VersionTable city={city.code} rules={rules} rights={rights} today={today} />
      </section>
    </>
  );
}

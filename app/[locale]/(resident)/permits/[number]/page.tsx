import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RightsTable } from "@/components/permits/rights-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { findYearsOf, listActEntries } from "@/lib/permits/holder-queries";
import { isLive } from "@/lib/permits/lifecycle";
import { needsHolder } from "@/lib/permits/next-for-holder";
import { rightsOfPermit } from "@/lib/permits/publication/of-permit";
import { isOpenApplication } from "@/lib/permits/queries";
import type { Search } from "../../people";
import { loadOwnPermit } from "../load";
import { listOffers } from "../offers";
import { permitPath } from "../paths";
import { PermitSteps } from "../permit-steps";
import { cityText, lateText, nextText, PERMIT_TONES } from "../words";
import { PermitActs } from "./permit-acts";
import { PermitTime } from "./permit-time";

type Props = {
  params: Promise<{ locale: string; number: string }>;
  searchParams: Promise<Search>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("permit.titleMeta") };
}

export default async function PermitPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { number } = await params;
  const { done } = await searchParams;
  const { own, acts, years, offers, rights } = await withActor(actor, async (tx) => {
    const found = await loadOwnPermit(tx, actor, number);
    const { permit, rules, standing, today } = found;
    const live = isLive(standing.state);
    return {
      own: found,
      acts: await listActEntries(tx, permit),
      years: await findYearsOf(tx, permit, rules, today),
      offers: live ? await listOffers(tx, found, locale) : [],
      rights: live ? await rightsOfPermit(tx, [permit], rules, today) : null,
    };
  });
  const t = await getTranslations("permits");
  const { permit, standing, next, person, cities } = own;
  const words = { t, locale, cities };
  const city = cityText(words, permit.cityCode);
  const live = isLive(standing.state);
  const isIssuer = (one: { city: string }) => one.city === permit.cityCode;
  const late = next.code === "WINDOW_OPEN" || next.code === "DUE" || next.code === "GRACE" ? next.late : [];
  const open = own.applications.find((one) => one.cityCode === permit.cityCode && isOpenApplication(one));
  return (
    <>
      <Breadcrumbs items={[{ href: "/permits", label: t("list.title") }]} />
      <PageHeading
        caption={`${t("number")} ${permit.number}`}
        title={t("card.title", { city })}
        status={<StatusTag tone={PERMIT_TONES[standing.state]}>{t(`state.${standing.state}`)}</StatusTag>}
        {...(own.isSelf ? {} : { lead: t("permit.whose", { name: person.name }) })}
      />
      {done === "givenUp" && <Notice kind="success" role="status" title={t("done.givenUp")} />}
      <section aria-labelledby="next" className="max-w-prose">
        <h2 id="next" className="mt-0">
          {t("permit.next")}
        </h2>
        <p className={`mt-2 ${needsHolder(next) ? "font-semibold" : ""}`}>{nextText(words, next)}</p>
        {late.length > 0 && <p className="mt-1 text-ink-soft">{lateText(words, late)}</p>}
        {next.code === "REISSUE" && (
          <p className="no-print mt-4">
            <LinkButton
              href={`/permits/apply?${own.isSelf ? "" : `person=${person.residentId}&`}place=${permit.placeCode}`}
            >
              {t("card.reissue")}
            </LinkButton>
          </p>
        )}
      </section>
      {live && (
        <section aria-labelledby="show" className="no-print">
          <h2 id="show">{t("permit.show")}</h2>
          <p className="my-4 flex flex-wrap items-center gap-x-5 gap-y-3">
            <LinkButton href={permitPath(permit.number, "/phone")} look="secondary">
              {t("permit.phone")}
            </LinkButton>
            {/* Files, not pages: the browser fetches them itself. */}
            <a
              className="link inline-flex min-h-11 items-center"
              href={file(locale, permit.number, "certificate")}
            >
              {t("permit.certificate")}
            </a>
            <a className="link inline-flex min-h-11 items-center" href={file(locale, permit.number, "card")}>
              {t("permit.card")}
            </a>
          </p>
        </section>
      )}
      <section aria-labelledby="facts">
        <h2 id="facts">{t("permit.facts")}</h2>
        <SummaryList
          compact
          rows={[
            { key: "holder", label: t("permit.holder"), value: person.name },
            { key: "city", label: t("permit.issuer"), value: city },
            ...(permit.placeCode === permit.cityCode
              ? []
              : [{ key: "place", label: t("permit.place"), value: cityText(words, permit.placeCode) }]),
            { key: "address", label: t("permit.address"), value: permit.address },
            { key: "issued", label: t("permit.issued"), value: formatDay(locale, permit.issuedOn) },
            ...(standing.dueOn === null
              ? []
              : [{ key: "due", label: t("permit.due"), value: formatDay(locale, standing.dueOn) }]),
          ]}
        />
      </section>
      {live && (
        <section aria-labelledby="do" className="no-print">
          <h2 id="do">{t("permit.do")}</h2>
          <PermitSteps permit={permit} offers={offers} open={open ?? null} />
          <p>
            <Link href={permitPath(permit.number, "/give-up")}>{t("giveUp.link")}</Link>
          </p>
        </section>
      )}
      <PermitTime outlook={own} years={years} today={own.today} />
      {rights !== null && (
        <section aria-labelledby="rights">
          <h2 id="rights">{t("permit.rights")}</h2>
          <p className="mt-2 mb-4 max-w-prose text-ink-soft">
            {t(standing.state === "IN_FORCE" ? "permit.rightsLead" : "permit.rightsSuspended")}
          </p>
          <RightsTable rights={{ ...rights, cities: rights.cities.filter(isIssuer) }} />
          {rights.cities.length > 1 && (
            <Details summary={t("permit.otherCities", { count: rights.cities.length - 1 })}>
              <RightsTable rights={{ ...rights, cities: rights.cities.filter((one) => !isIssuer(one)) }} />
            </Details>
          )}
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history">{t("permit.history")}</h2>
        <PermitActs acts={acts} city={city} />
      </section>
    </>
  );
}

/** Printable papers, in the reader's language and Chinese. */
function file(locale: string, number: string, name: "certificate" | "card"): string {
  return `/${locale}${permitPath(number, `/${name}.pdf`)}`;
}

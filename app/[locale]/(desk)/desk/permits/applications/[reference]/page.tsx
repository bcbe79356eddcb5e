import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AnswerReport } from "@/components/case/answer-report";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { referenceOf } from "../../../cases/[reference]/reference-param";
import type { CaseNames } from "../../../cases/[reference]/words";
import { cityName } from "../../../cases/[reference]/words";
import type { Search } from "../../../view";
import { AboutPermitSection } from "./about-permit";
import { ApplicationAside } from "./application-aside";
import { ApplicationDecisions } from "./application-decisions";
import { ApplicationFlags } from "./application-flags";
import { ApplicationHistory } from "./application-history";
import { ApplicationLetters } from "./application-letters";
import { ApplicationPapers } from "./application-papers";
import { ApplicationRecords } from "./application-records";
import { ApplicationSteps } from "./application-steps";
import { ApplicationSummary } from "./application-summary";
import { EligibilityVerdict } from "./eligibility";
import { loadApplication } from "./load";
import { Section, type SectionId } from "./section";
import { SiteVisits } from "./site-visits";

type Props = {
  params: Promise<{ locale: string; reference: string }>;
  searchParams: Promise<Search>;
};

const DONE = [
  ...(["ACCEPT", "REQUEST_CORRECTION", "CORRECT_ON_THE_SPOT", "FIND_NOT_NEEDED"] as const),
  ...(["FIND_NOT_COMPETENT", "GRANT", "REFUSE", "VISIT_ASKED", "VISIT_REPORTED"] as const),
] as const;
const TAKEN = ["claimed", "released", "assigned"] as const;

// The title opens nothing, so it names nobody: only the page itself writes a look.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return {
    title: (await getTranslations("desk-permits"))("titleMeta", { reference: await referenceOf(params) }),
  };
}

export default async function ApplicationPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const reference = await referenceOf(params);
  const data = await withActor(actor, (tx) => loadApplication(tx, actor, reference));
  if (data === null) notFound();
  const t = await getTranslations("desk-permits");
  const taken = await getTranslations("desk.done");
  const { application, calculation, about } = data;
  const names: CaseNames = { locale, city: actor.city, cities: data.cities, staff: data.staff };
  const setting = calculation && {
    t: await getTranslations("sentence"),
    tiers: await getTranslations("case.tiers"),
    ...{ locale, bundle: calculation.bundle.document, destination: application.cityCode },
    attributes: calculation.ruleSet?.attributes ?? null,
  };
  const search = await searchParams;
  const done = DONE.find((one) => one === search.done);
  const took = TAKEN.find((one) => one === search.done);
  const contents: SectionId[] = [
    calculation ? "calculation" : "permit",
    ...(["records", "papers", "visits", "decisions", "act", "history"] as const),
  ];
  return (
    <>
      <BackLink href="/desk">{t("toQueue")}</BackLink>
      <PageHeading
        caption={reference}
        title={t("title", { name: data.person.name, kind: t(`kinds.${application.kind}`) })}
        lead={cityName(names, application.placeCode)}
        status={
          <StatusTag tone={application.state === "GRANTED" ? "counts" : data.closed ? "none" : "neutral"}>
            {t(`states.${application.state}`)}
          </StatusTag>
        }
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      {took !== undefined && <Notice kind="success" role="status" title={taken(took)} />}
      <ApplicationFlags data={data} />
      {calculation && <EligibilityVerdict calculation={calculation} />}
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_17rem]">
        <ApplicationSummary data={data} names={names} />
        <ApplicationAside
          {...{ data, actor, contents }}
          back={`/desk/permits/applications/${encodeURIComponent(reference)}`}
        />
      </div>
      {calculation && setting && (
        <Section id="calculation">
          <AnswerReport {...calculation} setting={setting} today={data.today} />
        </Section>
      )}
      {about && (
        <Section id="permit">
          <AboutPermitSection about={about} />
        </Section>
      )}
      <Section id="records">
        <ApplicationRecords data={data} names={names} />
      </Section>
      <Section id="papers">
        <ApplicationPapers data={data} />
      </Section>
      <Section id="visits">
        <SiteVisits data={data} />
      </Section>
      <Section id="decisions">
        <ApplicationDecisions data={data} />
        <ApplicationLetters data={data} />
      </Section>
      <Section id="act">
        <ApplicationSteps data={data} actor={actor} />
      </Section>
      <Section id="history">
        <ApplicationHistory data={data} names={names} />
      </Section>
    </>
  );
}

import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AnswerReport } from "@/components/case/answer-report";
import { attributeValueText } from "@/components/case/requirement-text";
import { SampleRules } from "@/components/policy/sample-rules";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatList } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { openApplication } from "@/lib/permits/queries";
import { isClosed } from "@/lib/transfers/lifecycle";
import { CASE_STEPS } from "@/lib/transfers/types";
import type { Search } from "../../view";
import { CaseAside } from "./case-aside";
import { CaseDecisions } from "./case-decisions";
import { CaseEvents } from "./case-events";
import { CaseEvidence } from "./case-evidence";
import { CaseFlags } from "./case-flags";
import { CaseLetters } from "./case-letters";
import { CasePapers } from "./case-papers";
import { CaseStages } from "./case-stages";
import { CaseSteps } from "./case-steps";
import { CaseSummary } from "./case-summary";
import { CaseHashes, CaseVerdict } from "./case-verdict";
import { loadCase } from "./load";
import { referenceOf } from "./reference-param";
import { CaseSection } from "./section";
import { type CaseNames, cityName } from "./words";

type Props = {
  params: Promise<{ locale: string; reference: string }>;
  searchParams: Promise<Search>;
};

// The title opens nothing, so it names nobody: only the page itself writes a look.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return {
    title: (await getTranslations("desk.case"))("titleMeta", { reference: await referenceOf(params) }),
  };
}

export default async function CasePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const reference = await referenceOf(params);
  const data = await withActor(actor, (tx) => loadCase(tx, actor, reference));
  if (data === null) {
    // One number names one case; whoever typed a permit application's is led there.
    if (await withActor(actor, (tx) => openApplication(tx, actor, reference, clock.now())))
      redirect(`/${locale}/desk/permits/applications/${encodeURIComponent(reference)}`);
    notFound();
  }
  const t = await getTranslations("desk");
  const states = await getTranslations("decision.states");
  const events = await getTranslations("decision.events");
  const sentence = await getTranslations("sentence");
  const { transfer, calculation } = data;
  const names: CaseNames = { locale, city: actor.city, cities: data.cities, staff: data.staff };
  const setting = {
    t: sentence,
    tiers: await getTranslations("case.tiers"),
    ...{ locale, bundle: calculation.bundle.document, destination: transfer.destinationCity },
    attributes: calculation.ruleSet?.attributes ?? null,
  };
  const answers = Object.entries(transfer.answers.attributes).map(([name, value]) => {
    const label = setting.attributes?.[name]?.label[locale] ?? name;
    return `${label}${locale === "zh" ? "：" : ": "}${attributeValueText(sentence, value)}`;
  });
  const done = await doneOf(searchParams);
  const words = { ...calculation, setting, eligible: calculation.answer.eligible };
  const back = `/desk/cases/${encodeURIComponent(reference)}`;
  const closed = isClosed(transfer.state);
  return (
    <>
      <BackLink href="/desk">{t("title")}</BackLink>
      <PageHeading
        caption={`${t("columns.reference")} ${transfer.reference} · ${t(`case.as.${data.party}`)}`}
        title={t("case.title", {
          name: data.person.name,
          from: cityName(names, transfer.originCity),
          to: cityName(names, transfer.destinationCity),
        })}
        status={
          <StatusTag tone={transfer.state === "SETTLED" ? "counts" : closed ? "none" : "neutral"}>
            {states(transfer.state)}
          </StatusTag>
        }
      />
      {done !== null && (
        <Notice
          kind="success"
          role="status"
          title={done.step ? t("done.stepTaken", { step: events(done.step) }) : t(`done.${done.act}`)}
        />
      )}
      <CaseFlags data={data} />
      <CaseStages state={transfer.state} />
      <CaseVerdict data={data} names={names} />
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_17rem]">
        <CaseSummary
          data={data}
          names={names}
          answers={answers.length === 0 ? t("case.summary.notGiven") : formatList(locale, answers)}
        />
        <CaseAside data={data} actor={actor} back={back} />
      </div>
      <CaseSection id="calculation">
        {calculation.sample && <SampleRules />}
        <AnswerReport {...calculation} setting={setting} today={data.today} />
        <CaseHashes data={data} />
      </CaseSection>
      <CaseSection id="evidence">
        <CaseEvidence data={data} names={names} />
      </CaseSection>
      <CaseSection id="papers">
        <CasePapers data={data} />
      </CaseSection>
      <CaseSection id="decisions">
        <CaseDecisions data={data} names={names} />
        <CaseLetters data={data} />
      </CaseSection>
      <CaseSection id="act">
        <CaseSteps data={data} names={names} actor={actor} words={words} />
      </CaseSection>
      <CaseSection id="history">
        <CaseEvents data={data} names={names} />
      </CaseSection>
    </>
  );
}

const ACTS = ["claimed", "released", "assigned", "corrected"] as const;

/** What was just done, by the address that the form led back to. */
async function doneOf(searchParams: Promise<Search>) {
  const { done } = await searchParams;
  const step = CASE_STEPS.find((one) => one === done);
  if (step !== undefined) return { step: `TRANSFER_${step}` as const, act: null };
  const act = ACTS.find((one) => one === done);
  return act === undefined ? null : { step: null, act };
}

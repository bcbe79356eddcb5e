import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswerHeadline } from "@/components/case/answer-headline";
import { AnswerReport } from "@/components/case/answer-report";
import { AttributeFields } from "@/components/form/attribute-fields";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { SampleRules } from "@/components/policy/sample-rules";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { PUBLIC } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames } from "@/lib/places/queries";
import { attributesOf } from "@/lib/residents/attributes-asked";
import { membersOn } from "@/lib/residents/destinations";
import { countingCityOf } from "@/lib/residents/named-records";
import { queryOfAttributes } from "@/lib/transfers/declared-attributes";
import type { Search } from "../../../people";
import { cityInBundle } from "../../load";
import { loadDestination } from "./load";
import { OtherEvidence } from "./other-evidence";
import { StartSection } from "./start-section";
import { WhatIf } from "./what-if";

type Props = {
  params: Promise<{ locale: string; zone: string; city: string }>;
  searchParams: Promise<Search>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { city } = await params;
  const t = await getTranslations("settle");
  const name = (await withActor(PUBLIC, (tx) => cityNames(tx, [city]))).get(city)?.[locale];
  return { title: name === undefined ? t("title") : t("destination.title", { city: name }) };
}

export default async function DestinationPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const [place, search] = [await params, await searchParams];
  const data = await withActor(actor, (tx) => loadDestination(tx, actor, place, search));
  const t = await getTranslations("settle");
  const errors = await getTranslations("errors.fields");
  const { people, bundle, ruleSet, answer, outlook } = data;
  const { document } = bundle;
  const city = cityInBundle(bundle, data.city, locale);
  const setting = {
    t: await getTranslations("sentence"),
    tiers: await getTranslations("case.tiers"),
    ...{ locale, bundle: document, attributes: ruleSet?.attributes ?? null, destination: data.city },
  };
  const whose: [string, string][] = people.isSelf ? [] : [["person", people.person.residentId]];
  const told = queryOfAttributes(data.attributes);
  const evidence: [string, string][] = data.evidence === "declared" ? [["evidence", "declared"]] : [];
  const planQuery: [string, string][] =
    data.plan === null
      ? []
      : [
          ["plan.city", data.plan.city],
          ["plan.from", data.plan.from],
          ...data.plan.kinds.map((kind): [string, string] => ["plan.kinds", kind]),
        ];
  const asked = attributesOf(data.pathways);
  const definitions = Object.fromEntries(
    Object.entries(ruleSet?.attributes ?? {}).filter(([name]) => asked.has(name)),
  );
  const pathway = data.pathways.find((one) => one.id === answer.pathway);
  const openAsks = Object.entries(definitions).filter(([name]) => !Object.hasOwn(data.attributes, name));
  const back = new URLSearchParams([...whose, ...told]).toString();
  const inWords = (problems: Record<string, string>) =>
    Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, errors(problem)]));
  return (
    <>
      <Breadcrumbs items={[{ href: `/settle${back === "" ? "" : `?${back}`}`, label: t("title") }]} />
      <PageHeading
        caption={document.zone.name[locale]}
        title={
          people.isSelf
            ? t("destination.title", { city })
            : t("destination.titleOf", { city, name: people.person.name })
        }
      />
      {people.person.idKind !== "MAINLAND" && <Notice kind="warning">{t("notApplicable")}</Notice>}
      <AnswerHeadline
        outlook={outlook}
        city={city}
        since={data.since}
        pathway={pathway?.title[locale] ?? null}
        asks={outlook.ifTold === null ? [] : openAsks.map(([, definition]) => definition.label[locale])}
      >
        {data.evidence === "declared" && <p className="font-semibold">{t("destination.declaredView")}</p>}
      </AnswerHeadline>
      {data.otherEvidence !== null && (
        <OtherEvidence
          other={data.otherEvidence}
          city={city}
          query={[...whose, ...told, ...planQuery]}
          path={`/settle/${bundle.zoneId}/${data.city}`}
        />
      )}
      {ruleSet !== null && (
        <p className="max-w-prose">
          {t("destination.rules", {
            title: ruleSet.title[locale],
            version: ruleSet.version,
            day: formatDay(locale, ruleSet.effectiveFrom),
          })}{" "}
          <Link href={`/rules/${bundle.zoneId}`}>{t("destination.rulesLink")}</Link>
        </p>
      )}
      {data.sample && <SampleRules />}
      <AnswerReport
        setting={setting}
        answer={answer}
        pathways={data.pathways}
        records={data.records.map((record) => countingCityOf(bundle, record))}
        today={data.today}
      />
      {Object.keys(definitions).length > 0 && (
        <section aria-labelledby="about" className="mt-10">
          <h2 id="about" className="mb-3">
            {t("destination.about")}
          </h2>
          <QueryForm errors={inWords(data.problems)} hidden={[...whose, ...evidence, ...planQuery]}>
            <AttributeFields definitions={definitions} values={data.attributes} prefix="a." />
            <SubmitButton look="secondary">{t("calculate")}</SubmitButton>
          </QueryForm>
        </section>
      )}
      <WhatIf
        cities={membersOn(bundle, data.today).map((code) => ({
          value: code,
          label: cityInBundle(bundle, code, locale),
        }))}
        kinds={Object.entries(document.kinds).map(([code, name]) => ({ value: code, label: name[locale] }))}
        destination={data.city}
        today={data.today}
        plan={data.plan}
        planned={data.planned}
        unplanned={answer.firstEligibleDate ?? null}
        problems={inWords(data.planProblems)}
        keep={[...whose, ...told, ...evidence]}
      />
      <StartSection
        person={people.person}
        registration={data.registration}
        openCase={data.openCase}
        destination={{ zone: bundle.zoneId, city: data.city, name: city }}
        hasRules={data.pathways.length > 0}
        eligible={answer.eligible}
      />
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswerHeadline } from "@/components/case/answer-headline";
import { AnswerReport } from "@/components/case/answer-report";
import { GroupedSelect } from "@/components/form/grouped-select";
import { SubmitButton } from "@/components/form/submit-button";
import { SampleRules } from "@/components/policy/sample-rules";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PUBLIC } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { attributesOf } from "@/lib/residents/attributes-asked";
import { membersOn } from "@/lib/residents/destinations";
import { countingCityOf } from "@/lib/residents/named-records";
import { EstimateForm } from "./estimate-form";
import { loadEstimate } from "./load";
import type { Search } from "./question";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("estimate"))("title") };
}

export default async function EstimatePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const search = await searchParams;
  const { bundles, today, chosen } = await withActor(PUBLIC, (tx) => loadEstimate(tx, search));
  const t = await getTranslations("estimate");
  if (chosen === null) {
    return (
      <>
        <PageHeading title={t("title")} lead={t("lead")} />
        {bundles.length === 0 ? (
          <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
        ) : (
          <form method="get">
            <GroupedSelect
              name="to"
              label={t("destination")}
              labelLarge
              hint={t("destinationHint")}
              groups={bundles.map((bundle) => ({
                label: bundle.document.zone.name[locale],
                choices: membersOn(bundle, today).map((code) => ({
                  value: `${bundle.zoneId}:${code}`,
                  label: bundle.document.cities.find((city) => city.code === code)?.name[locale] ?? code,
                })),
              }))}
            />
            <SubmitButton>{t("continue")}</SubmitButton>
          </form>
        )}
        <Notice>{t("private")}</Notice>
      </>
    );
  }
  const errors = await getTranslations("errors.fields");
  const { bundle, ruleSet, result, question } = chosen;
  const city = bundle.document.cities.find((one) => one.code === chosen.city)?.name[locale] ?? chosen.city;
  const setting = {
    t: await getTranslations("sentence"),
    tiers: await getTranslations("case.tiers"),
    ...{ locale, bundle: bundle.document, attributes: ruleSet?.attributes ?? null, destination: chosen.city },
  };
  const wanted = attributesOf(chosen.pathways);
  const untold = Object.entries(ruleSet?.attributes ?? {}).filter(
    ([name]) => wanted.has(name) && !Object.hasOwn(chosen.attributes, name),
  );
  const problems = Object.entries(chosen.problems);
  return (
    <>
      <PageHeading
        caption={bundle.document.zone.name[locale]}
        title={t("titleFor", { city })}
        {...(question.asked ? {} : { lead: t("formLead") })}
      />
      <p className="no-print mb-4">
        <Link href="/estimate">{t("otherDestination")}</Link>
      </p>
      {problems.length > 0 && (
        <Notice kind="error" role="alert" title={t("problems")}>
          <ul className="list-disc pl-5">
            {problems.map(([name, problem]) => (
              <li key={name}>
                <a className="link" href={`#field-${name}`}>
                  {fieldName(t, name)}
                  {errors(problem)}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {result !== null && (
        <>
          <AnswerHeadline
            outlook={result.outlook}
            city={city}
            since={result.since}
            pathway={chosen.pathways.find((one) => one.id === result.answer.pathway)?.title[locale] ?? null}
            asks={untold.map(([, definition]) => definition.label[locale])}
          >
            <p>{t("asTold")}</p>
          </AnswerHeadline>
          {ruleSet !== null && (
            <p className="max-w-prose">
              {t("rules", {
                title: ruleSet.title[locale],
                version: ruleSet.version,
                day: formatDay(locale, ruleSet.effectiveFrom),
              })}{" "}
              <Link href={`/rules/${bundle.zoneId}`}>{t("rulesLink")}</Link>
            </p>
          )}
        </>
      )}
      {chosen.sample && <SampleRules />}
      {result !== null && (
        <AnswerReport
          setting={setting}
          answer={result.answer}
          pathways={chosen.pathways}
          records={chosen.records.map((record) => countingCityOf(bundle, record))}
          today={today}
        />
      )}
      <section aria-labelledby="your-answers" className="mt-12 border-t-2 border-ink pt-6">
        <h2 id="your-answers" className="m-0 mb-4">
          {t(question.asked ? "change" : "yourAnswers")}
        </h2>
        <EstimateForm
          chosen={chosen}
          today={today}
          errors={Object.fromEntries(problems.map(([name, problem]) => [name, errors(problem)]))}
        />
      </section>
      <Notice>
        <p>{t("private")}</p>
        <p>
          <Link href="/sign-in">{t("signIn")}</Link>
        </p>
      </Notice>
    </>
  );
}

/** Which field of which span: "Span 2, first day: ". */
function fieldName(t: (key: string, values?: Record<string, number>) => string, name: string): string {
  const parts = /^([kcft])(\d{1,2})$/.exec(name);
  if (parts === null) return name === "birth" ? `${t("birth")}${t("colon")}` : "";
  const field = { k: "kind", c: "city", f: "from", t: "to" }[parts[1] ?? ""] ?? "kind";
  return `${t("span", { number: Number(parts[2]) })} ${t(field)}${t("colon")}`;
}

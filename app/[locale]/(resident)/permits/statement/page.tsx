import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { FileInput, TextArea } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { personQuery, type Search } from "../../people";
import { PersonTabs } from "../../person-tabs";
import { takeIn } from "./actions";
import { loadStatements } from "./load";
import { StatementList } from "./statement-list";
import { TakenList } from "./taken-list";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("statements"))("title") };
}

export default async function StatementPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const { people, statable, taken, cities } = await withActor(actor, (tx) =>
    loadStatements(tx, actor, search),
  );
  const t = await getTranslations("statements");
  const years = await getTranslations("years");
  const { residentId, name } = people.person;
  const query = personQuery(people);
  return (
    <>
      <BackLink href={`/years${query}`}>{years("record.back")}</BackLink>
      <PageHeading title={people.isSelf ? t("title") : t("titleOf", { name })} lead={t("lead")} />
      <PersonTabs people={people} path="/permits/statement" />
      <section aria-labelledby="get">
        <h2 id="get">{t("issue.title")}</h2>
        <p className="max-w-prose">{t("issue.lead")}</p>
        <StatementList residentId={residentId} cities={statable} names={cities} />
        <p className="max-w-prose text-ink-soft">{t("issue.validity")}</p>
      </section>
      <section aria-labelledby="take-in" className="mt-10">
        <h2 id="take-in">{people.isSelf ? t("takeIn.title") : t("takeIn.titleOf", { name })}</h2>
        <p className="mb-6 max-w-prose">{t("takeIn.lead")}</p>
        <ActionForm
          action={takeIn}
          idempotencyKey={newId()}
          hidden={{ residentId }}
          label={t("takeIn.title")}
        >
          <FileInput
            name="file"
            label={t("takeIn.file")}
            hint={t("takeIn.fileHint")}
            accept=".jwt,.txt"
            optional
          />
          <TextArea name="text" label={t("takeIn.text")} hint={t("takeIn.textHint")} rows={6} optional />
          <SubmitButton>{t("takeIn.submit")}</SubmitButton>
        </ActionForm>
      </section>
      <section aria-labelledby="taken" className="mt-10">
        <h2 id="taken">{t("taken.title")}</h2>
        <TakenList taken={taken} names={cities} query={query} />
      </section>
    </>
  );
}

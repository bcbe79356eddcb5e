import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Checkbox } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { missingAnswers } from "@/lib/permits/completeness";
import { listApplicationDocuments } from "@/lib/residents/documents";
import { handInApplication } from "../../../actions";
import { applicationPath } from "../../../paths";
import { answerRows } from "../answer-rows";
import { loadEligibility } from "../eligibility";
import { openFor, type SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("draft.check") };
}

export default async function CheckPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own, more } = await openFor(locale, params, "SUBMIT", async (tx, found) => ({
    documents: await listApplicationDocuments(tx, found.application),
    eligibility: await loadEligibility(tx, found),
  }));
  const t = await getTranslations("permits");
  const { application } = own;
  const missing = missingAnswers(application.kind, application.answers, own.today);
  const outlook = more.eligibility?.outlook ?? null;
  return (
    <>
      <BackLink href={applicationPath(application.reference)}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${application.reference}`}
        title={t("draft.check")}
        lead={t("check.lead")}
      />
      {missing.length > 0 && (
        <Notice kind="error" title={t("check.incomplete")}>
          <ul className="list-disc pl-5">
            {missing.map((name) => (
              <li key={name}>
                <Link href={applicationPath(application.reference, `/details#field-${name}`)}>
                  {t(`check.answers.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <SummaryList rows={answerRows(own, { t, locale, cities: own.cities }, more.documents.length)} />
      {outlook !== null && (
        <Notice kind={outlook.code === "YES" ? "success" : "warning"}>
          <p className="font-semibold">
            {t(`first.outlook.${outlook.code}`, {
              day: "on" in outlook ? formatDay(locale, outlook.on) : "",
            })}
          </p>
          <p>{t(outlook.code === "YES" ? "first.decides" : "eligibility.stillPossible")}</p>
        </Notice>
      )}
      {missing.length === 0 && (
        <>
          <h2 className="mb-4">{t("check.declaration")}</h2>
          <ActionForm
            action={handInApplication}
            idempotencyKey={newId()}
            hidden={{ reference: application.reference, seenVersion: application.rowVersion }}
            label={t("check.declaration")}
          >
            <Checkbox name="declaredTrue" label={t("check.declare")} hint={t("check.declareHint")} />
            <ButtonGroup>
              <SubmitButton>{t("check.submit")}</SubmitButton>
            </ButtonGroup>
          </ActionForm>
        </>
      )}
    </>
  );
}

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
import { assess } from "@/lib/residents/assessment";
import { listCaseDocuments } from "@/lib/residents/documents";
import { outlookOf } from "@/lib/residents/outlook";
import { listLedger } from "@/lib/residents/queries";
import { missingSections, type Section } from "@/lib/transfers/completeness";
import { submitApplication } from "../../actions";
import { casePath } from "../../load";
import { openFor, type SectionParams } from "../section";
import { answerRows } from "./answer-rows";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("draft.check") };
}

const PART_OF: Record<Section, { path: string; title: string }> = {
  about: { path: "/about", title: "draft.about" },
  landing: { path: "/address", title: "draft.address" },
  contact: { path: "/contact", title: "draft.contact" },
};

export default async function CheckPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own, more } = await openFor(locale, params, "SUBMIT", async (tx, found) => {
    const records = await listLedger(tx, found.person.residentId);
    const attributes = found.transfer.answers.attributes ?? {};
    const facts = { birthOn: found.person.birthOn, attributes, records };
    const question = {
      destination: found.transfer.destinationCity,
      on: found.today,
      evidence: "verified" as const,
    };
    const { answer } = assess(found.bundle, facts, question, { trace: false });
    return {
      outlook: outlookOf(found.bundle, facts, question, answer),
      documents: await listCaseDocuments(tx, found.transfer),
    };
  });
  const t = await getTranslations("transfer");
  const short = await getTranslations("answer.short");
  const sentence = await getTranslations("sentence");
  const { transfer } = own;
  const missing = missingSections(transfer.answers);
  const { outlook } = more;
  const day = outlook.kind === "FROM" ? formatDay(locale, outlook.on) : "";
  return (
    <>
      <BackLink href={casePath(transfer.reference)}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${transfer.reference}`}
        title={t("draft.check")}
        lead={t("check.lead")}
      />
      {missing.length > 0 && (
        <Notice kind="error" title={t("check.incomplete")}>
          <ul className="list-disc pl-5">
            {missing.map((section) => (
              <li key={section}>
                <Link href={casePath(transfer.reference, PART_OF[section].path)}>
                  {t(PART_OF[section].title)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <SummaryList
        rows={answerRows({ own, locale, t, sentence, documents: more.documents.length, missing })}
      />
      <Notice kind={outlook.kind === "ELIGIBLE" ? "success" : "warning"}>
        <p className="font-semibold">{t("check.outlook", { answer: short(outlook.kind, { day }) })}</p>
        <p>{t(outlook.kind === "ELIGIBLE" ? "check.outlookYes" : "check.outlookNo")}</p>
      </Notice>
      {missing.length === 0 && (
        <>
          <h2 className="mb-4">{t("check.declaration")}</h2>
          <ActionForm
            action={submitApplication}
            idempotencyKey={newId()}
            hidden={{ reference: transfer.reference, seenVersion: transfer.rowVersion }}
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

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { listPermitSupplements } from "@/lib/permits/queries";
import { PERMIT_PAPERS } from "@/lib/permits/types";
import { listApplicationDocuments } from "@/lib/residents/documents";
import { DocumentList } from "../../../../document-list";
import type { Search } from "../../../../people";
import { sendBack } from "../../../actions";
import { applicationPath } from "../../../paths";
import { PaperForm } from "../paper-form";
import { openFor, type SectionParams } from "../section";

type Props = { params: SectionParams; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("supplement.title") };
}

export default async function SupplementPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { own, more } = await openFor(locale, params, "SUPPLEMENT", async (tx, found) => ({
    documents: await listApplicationDocuments(tx, found.application),
    request:
      (await listPermitSupplements(tx, found.application)).find((one) => one.answeredAt === null) ?? null,
  }));
  const t = await getTranslations("permits");
  const { application } = own;
  const { request } = more;
  const asked = PERMIT_PAPERS.filter((kind) => request?.items.includes(kind));
  const added = more.documents.filter(
    (document) => request !== null && document.uploadedAt >= request.askedAt,
  );
  const { done } = await searchParams;
  return (
    <>
      <BackLink href={applicationPath(application.reference)}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${application.reference}`}
        title={t("supplement.title")}
        lead={t("supplement.lead")}
      />
      {done === "uploaded" && <Notice kind="success" role="status" title={t("papers.done")} />}
      <h2>{t("supplement.asked")}</h2>
      <ul className="my-4 max-w-prose list-disc space-y-1 pl-6">
        {asked.map((kind) => (
          <li key={kind}>
            {t(`papers.kinds.${kind}`)}{" "}
            {added.some((document) => document.kind === kind) && (
              <span className="text-celadon-deep">{t("papers.there")}</span>
            )}
          </li>
        ))}
      </ul>
      {request?.note && <p className="max-w-prose">{request.note}</p>}
      <h2>{t("papers.list")}</h2>
      <DocumentList
        documents={added}
        kindText={(kind) => t(`papers.kinds.${kind}`)}
        uploaded={(values) => t("papers.uploaded", values)}
        empty={t("papers.none")}
      />
      <h2 className="mb-4">{t("papers.add")}</h2>
      <PaperForm
        reference={application.reference}
        kinds={asked.length > 0 ? asked : PERMIT_PAPERS}
        back="supplement"
      />
      <section className="mt-10 border-t-2 border-ink pt-6" aria-labelledby="send">
        <h2 id="send" className="m-0 mb-2">
          {t("supplement.sendTitle")}
        </h2>
        <p className="mb-4 max-w-prose">{t("supplement.sendBody")}</p>
        <ActionForm
          action={sendBack}
          idempotencyKey={newId()}
          hidden={{ reference: application.reference, seenVersion: application.rowVersion }}
          label={t("supplement.sendTitle")}
        >
          <TextArea
            name="note"
            label={t("supplement.note")}
            hint={t("supplement.noteHint")}
            rows={3}
            maxLength={1000}
            optional
          />
          <ButtonGroup>
            <SubmitButton>{t("supplement.send")}</SubmitButton>
          </ButtonGroup>
        </ActionForm>
      </section>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { listCaseDocuments } from "@/lib/residents/documents";
import { PAPER_KINDS } from "@/lib/transfers/types";
import { DocumentList } from "../../../document-list";
import type { Search } from "../../../people";
import { casePath } from "../../load";
import { PaperForm } from "../paper-form";
import { openFor, type SectionParams } from "../section";

type Props = { params: SectionParams; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("draft.papers") };
}

export default async function PapersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { own, more: documents } = await openFor(locale, params, "SAVE", (tx, found) =>
    listCaseDocuments(tx, found.transfer),
  );
  const t = await getTranslations("transfer");
  const { reference } = own.transfer;
  const { done } = await searchParams;
  return (
    <>
      <BackLink href={casePath(reference)}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${reference}`}
        title={t("draft.papers")}
        lead={t("papers.lead")}
      />
      {done === "uploaded" && <Notice kind="success" role="status" title={t("papers.done")} />}
      <h2>{t("papers.list")}</h2>
      <DocumentList
        documents={documents}
        kindText={(kind) => t(`papers.kinds.${kind}`)}
        uploaded={(values) => t("papers.uploaded", values)}
        empty={t("papers.none")}
      />
      <h2 className="mb-4">{t("papers.add")}</h2>
      <PaperForm reference={reference} kinds={PAPER_KINDS} back="papers" />
      <ButtonGroup>
        <LinkButton href={casePath(reference)}>{t("papers.continue")}</LinkButton>
      </ButtonGroup>
    </>
  );
}

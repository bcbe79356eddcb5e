import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { usualPapers } from "@/lib/permits/papers";
import { PERMIT_PAPERS } from "@/lib/permits/types";
import { listApplicationDocuments } from "@/lib/residents/documents";
import { DocumentList } from "../../../../document-list";
import type { Search } from "../../../../people";
import { applicationPath } from "../../../paths";
import { PaperForm } from "../paper-form";
import { openFor, type SectionParams } from "../section";

type Props = { params: SectionParams; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("draft.papers") };
}

export default async function PapersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { own, more: documents } = await openFor(locale, params, "SAVE", (tx, found) =>
    listApplicationDocuments(tx, found.application),
  );
  const t = await getTranslations("permits");
  const { reference, kind, answers } = own.application;
  const usual = usualPapers(kind, { basis: answers.basis, forWard: !own.isSelf });
  const { done } = await searchParams;
  return (
    <>
      <BackLink href={applicationPath(reference)}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${reference}`}
        title={t("draft.papers")}
        lead={t("papers.lead")}
      />
      {done === "uploaded" && <Notice kind="success" role="status" title={t("papers.done")} />}
      <h2>{t("papers.usual")}</h2>
      <ul className="my-4 max-w-prose list-disc space-y-1 pl-6">
        {usual.map((paper) => (
          <li key={paper}>
            {t(`papers.kinds.${paper}`)}{" "}
            {documents.some((document) => document.kind === paper) && (
              <span className="text-celadon-deep">{t("papers.there")}</span>
            )}
          </li>
        ))}
      </ul>
      <h2>{t("papers.list")}</h2>
      <DocumentList
        documents={documents}
        kindText={(paper) => t(`papers.kinds.${paper}`)}
        uploaded={(values) => t("papers.uploaded", values)}
        empty={t("papers.none")}
      />
      <h2 className="mb-4">{t("papers.add")}</h2>
      <PaperForm reference={reference} kinds={PERMIT_PAPERS} back="papers" />
      <ButtonGroup>
        <LinkButton href={applicationPath(reference)}>{t("draft.back")}</LinkButton>
      </ButtonGroup>
    </>
  );
}

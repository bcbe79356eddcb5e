import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { FileInput } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { isWithdrawable } from "@/lib/residents/access";
import { listRecordDocuments } from "@/lib/residents/documents";
import { DocumentList } from "../../document-list";
import { personQuery, type Search } from "../../people";
import { addEvidence, withdrawYears } from "../actions";
import { loadYears } from "../load";
import { kindName, placeName, STATUS_TONES } from "../words";
import { RecordHistory } from "./record-history";
import { RecordSummary } from "./record-summary";

type Props = { params: Promise<{ locale: string; record: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("years"))("record.title") };
}

export default async function RecordPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const id = z.uuid().safeParse((await params).record);
  if (!id.success) notFound();
  const { entry, documents, ...data } = await withActor(actor, async (tx) => {
    const years = await loadYears(tx, actor, search);
    const found = [...years.standing, ...years.withdrawn].find(({ record }) => record.id === id.data);
    if (!found) notFound();
    const chain = [found.record, ...found.earlier].map((record) => record.id);
    const papers = await listRecordDocuments(tx, years.people.person.residentId, chain);
    return { ...years, entry: found, documents: papers };
  });
  const t = await getTranslations("years");
  const words = { t, locale, ...data };
  const { record } = entry;
  const key = { residentId: record.residentId, recordId: record.id };
  const open = isWithdrawable(record);
  return (
    <>
      <BackLink href={`/years${personQuery(data.people)}`}>{t("record.back")}</BackLink>
      <PageHeading
        caption={placeName(words, record)}
        title={kindName(words, record.kind)}
        status={<StatusTag tone={STATUS_TONES[record.status]}>{t(`status.${record.status}`)}</StatusTag>}
      />
      {search.done === "uploaded" && <Notice kind="success" role="status" title={t("record.uploadDone")} />}
      <RecordSummary record={record} words={words} query={personQuery(data.people)} />
      <h2>{t("record.papers")}</h2>
      <DocumentList
        documents={documents}
        uploaded={(values) => t("record.uploaded", values)}
        empty={t("record.noPapers")}
      />
      {open && (
        <ActionForm action={addEvidence} idempotencyKey={newId()} hidden={key} label={t("record.addPaper")}>
          <FileInput
            name="file"
            label={t("record.addPaper")}
            hint={t("declareForm.evidenceHint")}
            accept=".pdf,.jpg,.jpeg,.png"
          />
          <SubmitButton look="secondary">{t("record.upload")}</SubmitButton>
        </ActionForm>
      )}
      <h2 className="mt-10">{t("record.history")}</h2>
      <RecordHistory entry={entry} words={words} />
      {open && (
        <section className="mt-10 max-w-prose border-t border-line pt-6">
          <h2>{t("record.withdrawTitle")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("record.withdrawBody")}</p>
          <ActionForm
            action={withdrawYears}
            idempotencyKey={newId()}
            hidden={key}
            label={t("record.withdrawTitle")}
          >
            <SubmitButton look="secondary">{t("record.withdraw")}</SubmitButton>
          </ActionForm>
        </section>
      )}
    </>
  );
}

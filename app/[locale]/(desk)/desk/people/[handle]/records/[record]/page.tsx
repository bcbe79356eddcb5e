import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { FileInput } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { attachEvidence } from "../../../../ledger/actions";
import { CorrectForm } from "../../../../ledger/correct-form";
import { handleOf, loadPerson } from "../../load";

type Props = { params: Promise<{ locale: string; handle: string; record: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger.correct"))("pageTitle") };
}

export default async function CorrectAtCounterPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const { text, handle } = await handleOf(actor, params);
  const { record: id } = await params;
  const data = await withActor(actor, (tx) => loadPerson(tx, actor, handle));
  const record = data?.entries.find((entry) => entry.record.id === id)?.record;
  if (!data || !record) notFound();
  const t = await getTranslations("ledger");
  const through = { throughCounter: text };
  return (
    <>
      <BackLink href={`/desk/people/${text}`}>{t("people.back")}</BackLink>
      <PageHeading
        title={t("correct.pageTitle")}
        caption={`${data.person.name} · ${data.person.idNumberMasked}`}
      />
      <CorrectForm {...data} record={record} through={through} />
      <section aria-labelledby="attach" className="mt-10 border-t border-line-strong">
        <h2 id="attach">{t("people.attach")}</h2>
        <ActionForm
          action={attachEvidence}
          idempotencyKey={newId()}
          hidden={{ ...through, recordId: record.id }}
          label={t("people.attach")}
        >
          <FileInput
            name="file"
            label={t("form.evidence")}
            hint={t("form.evidenceHint")}
            accept=".pdf,.jpg,.jpeg,.png"
          />
          <SubmitButton look="secondary">{t("people.upload")}</SubmitButton>
        </ActionForm>
      </section>
    </>
  );
}

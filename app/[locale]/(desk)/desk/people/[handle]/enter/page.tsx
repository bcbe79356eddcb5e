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
import { enterYears } from "../../../ledger/actions";
import { RecordFields } from "../../../ledger/record-fields";
import { handleOf, loadPerson } from "../load";

type Props = { params: Promise<{ locale: string; handle: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger.enter"))("title") };
}

export default async function EnterRecordPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const { text, handle } = await handleOf(actor, params);
  const data = await withActor(actor, (tx) => loadPerson(tx, actor, handle));
  if (data === null) notFound();
  const t = await getTranslations("ledger");
  return (
    <>
      <BackLink href={`/desk/people/${text}`}>{t("people.back")}</BackLink>
      <PageHeading
        title={t("enter.title")}
        caption={`${data.person.name} · ${data.person.idNumberMasked}`}
        lead={t("enter.lead")}
      />
      <ActionForm action={enterYears} idempotencyKey={newId()} hidden={{ throughCounter: text }}>
        <RecordFields kinds={data.kinds} places={data.places} today={data.today} />
        <FileInput
          name="evidence"
          label={t("form.evidence")}
          hint={t("form.evidenceHint")}
          accept=".pdf,.jpg,.jpeg,.png"
          optional
        />
        <SubmitButton>{t("enter.button")}</SubmitButton>
      </ActionForm>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { pageLocale } from "@/lib/i18n/server";
import { findPerson } from "./actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger.people"))("title") };
}

export default async function CounterPage({ params }: Props) {
  const locale = await pageLocale(params);
  await requireActor(locale, "CLERK", "SUPERVISOR");
  const t = await getTranslations("ledger.people");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ActionForm action={findPerson}>
        <TextInput
          name="idNumber"
          label={t("idNumber")}
          hint={t("idNumberHint")}
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
        <TextInput name="purpose" label={t("purpose")} hint={t("purposeHint")} maxLength={200} />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </>
  );
}

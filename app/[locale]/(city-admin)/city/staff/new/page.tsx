import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Radios } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { CITY_ROLES } from "@/lib/auth/schema";
import { requireActor } from "@/lib/auth/session";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { addAccount } from "../actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "staff.new" });
  return { title: t("title") };
}

export default async function NewStaffPage({ params }: Props) {
  await requireActor(await pageLocale(params), "CITY_ADMIN");
  const t = await getTranslations("staff");
  const roles = await getTranslations("auth.roles");
  return (
    <>
      <BackLink href="/city/staff">{t("title")}</BackLink>
      <PageHeading title={t("new.title")} lead={t("new.lead")} />
      <ActionForm action={addAccount} idempotencyKey={newId()}>
        <TextInput name="name" label={t("name")} width="medium" autoComplete="off" maxLength={60} />
        <TextInput
          name="email"
          type="email"
          label={t("email")}
          hint={t("new.emailHint")}
          width="medium"
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          name="idNumber"
          label={t("new.idNumber")}
          hint={t("new.idNumberHint")}
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          optional
        />
        <Radios
          name="role"
          label={t("role")}
          choices={CITY_ROLES.map((role) => ({
            value: role,
            label: roles(role),
            hint: t(`new.roleHints.${role}`),
          }))}
        />
        <SubmitButton>{t("new.submit")}</SubmitButton>
      </ActionForm>
    </>
  );
}

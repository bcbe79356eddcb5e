import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireSignedIn } from "@/lib/auth/session";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { changeOwnPassword } from "../actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "auth.password" });
  return { title: t("title") };
}

export default async function PasswordPage({ params }: Props) {
  await requireSignedIn(await pageLocale(params));
  const t = await getTranslations("auth");
  return (
    <>
      <BackLink href="/account">{t("account.title")}</BackLink>
      <PageHeading title={t("password.title")} lead={t("password.lead")} />
      <ActionForm action={changeOwnPassword} idempotencyKey={newId()}>
        <TextInput
          name="currentPassword"
          type="password"
          label={t("password.current")}
          width="medium"
          autoComplete="current-password"
        />
        <TextInput
          name="password"
          type="password"
          label={t("setUp.password")}
          hint={t("setUp.passwordHint")}
          width="medium"
          autoComplete="new-password"
        />
        <TextInput
          name="passwordAgain"
          type="password"
          label={t("setUp.passwordAgain")}
          width="medium"
          autoComplete="new-password"
        />
        <SubmitButton>{t("password.submit")}</SubmitButton>
      </ActionForm>
    </>
  );
}

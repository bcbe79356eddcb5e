import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { localPath } from "@/lib/auth/paths";
import { getActor } from "@/lib/auth/session";
import { pageLocale } from "@/lib/i18n/server";
import { staffSignIn } from "../actions";
import { AlreadySignedIn } from "../already-signed-in";
import { OidcSignIn } from "../oidc-sign-in";
import { withNext } from "../with-next";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "auth.staff" });
  return { title: t("title") };
}

export default async function StaffSignInPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations("auth.staff");
  const next = localPath((await searchParams).next) ?? "";
  const actor = await getActor();
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      {actor !== null && <AlreadySignedIn actor={actor} />}
      <ActionForm action={staffSignIn} hidden={{ next }}>
        <TextInput
          name="email"
          type="email"
          label={t("email")}
          width="medium"
          autoComplete="username"
          spellCheck={false}
        />
        <TextInput
          name="password"
          type="password"
          label={t("password")}
          width="medium"
          autoComplete="current-password"
        />
        <TextInput
          name="oneTimeCode"
          label={t("oneTimeCode")}
          hint={t("oneTimeCodeHint")}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-8">
        <Link href={withNext("/sign-in", next)}>{t("resident")}</Link>
      </p>
      <OidcSignIn next={next} locale={locale} />
    </>
  );
}

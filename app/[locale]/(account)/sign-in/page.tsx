import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { sessionCookie } from "@/lib/auth/cookie";
import { localPath } from "@/lib/auth/paths";
import { getActor } from "@/lib/auth/session";
import { pageLocale } from "@/lib/i18n/server";
import { residentSignIn } from "./actions";
import { AlreadySignedIn } from "./already-signed-in";
import { DemonstrationAccounts } from "./demonstration-accounts";
import { OidcProblem, OidcSignIn } from "./oidc-sign-in";
import { withNext } from "./with-next";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "auth.resident" });
  return { title: t("title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations("auth");
  const search = await searchParams;
  const next = localPath(search.next) ?? "";
  const actor = await getActor();
  const ended = actor === null && (await cookies()).has(sessionCookie().name);
  return (
    <>
      <PageHeading title={t("resident.title")} lead={t("resident.lead")} />
      {actor !== null && <AlreadySignedIn actor={actor} />}
      {ended && (
        <Notice kind="info" title={t("ended.title")}>
          <p>{t("ended.text")}</p>
        </Notice>
      )}
      <OidcProblem error={search.error} />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-2">
        <section aria-label={t("resident.title")}>
          <ActionForm action={residentSignIn} hidden={{ next }}>
            <TextInput
              name="idNumber"
              label={t("resident.idNumber")}
              hint={t("resident.idNumberHint")}
              width="medium"
              autoComplete="username"
              autoCapitalize="characters"
              spellCheck={false}
            />
            <TextInput
              name="password"
              type="password"
              label={t("resident.password")}
              width="medium"
              autoComplete="current-password"
            />
            <SubmitButton>{t("resident.submit")}</SubmitButton>
          </ActionForm>
          <p className="mt-8">
            <Link href={withNext("/sign-in/staff", next)}>{t("resident.staff")}</Link>
          </p>
          <OidcSignIn next={next} locale={locale} />
        </section>
        <DemonstrationAccounts locale={locale} />
      </div>
    </>
  );
}

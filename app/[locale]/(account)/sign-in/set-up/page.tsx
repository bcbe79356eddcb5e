import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { readSetUp } from "@/lib/auth/set-up-cookie";
import { totpUri } from "@/lib/auth/totp";
import { pageLocale } from "@/lib/i18n/server";
import { setUpAccount } from "../actions";
import { QrCode } from "./qr-code";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "auth.setUp" });
  return { title: t("title") };
}

export default async function SetUpPage({ params }: Props) {
  await pageLocale(params);
  const t = await getTranslations("auth.setUp");
  const setUp = await readSetUp();
  if (setUp === null) {
    return (
      <>
        <PageHeading title={t("expiredTitle")} lead={t("expired")} />
        <LinkButton href="/sign-in/staff">{t("again")}</LinkButton>
      </>
    );
  }
  const product = (await getTranslations("layout"))("name");
  return (
    <>
      <PageHeading title={t("title")} caption={setUp.email} lead={t("lead")} />
      <section aria-labelledby="generator">
        <h2 id="generator">{t("generatorTitle")}</h2>
        <p className="mt-2 max-w-prose">{t("generatorText")}</p>
        <div className="my-5 flex flex-wrap items-center gap-8">
          <QrCode text={totpUri(setUp.totpSecret, setUp.email, product)} label={t("qrLabel")} />
          <p>
            {t("secret")}
            <br />
            <code className="text-lg tracking-wide">{inGroups(setUp.totpSecret)}</code>
          </p>
        </div>
      </section>
      <section aria-labelledby="password" className="mt-8">
        <h2 id="password">{t("passwordTitle")}</h2>
        <div className="mt-4">
          <ActionForm action={setUpAccount}>
            {/* A password manager files the new password under this. */}
            <input type="hidden" name="email" autoComplete="username" value={setUp.email} readOnly />
            <TextInput
              name="password"
              type="password"
              label={t("password")}
              hint={t("passwordHint")}
              width="medium"
              autoComplete="new-password"
            />
            <TextInput
              name="passwordAgain"
              type="password"
              label={t("passwordAgain")}
              width="medium"
              autoComplete="new-password"
            />
            <TextInput
              name="oneTimeCode"
              label={t("oneTimeCode")}
              width="short"
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <SubmitButton>{t("submit")}</SubmitButton>
          </ActionForm>
        </div>
      </section>
    </>
  );
}

/** Typed off the screen more easily in fours. */
function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "auth.signedOut" });
  return { title: t("title") };
}

export default async function SignedOutPage({ params }: Props) {
  await pageLocale(params);
  const t = await getTranslations("auth.signedOut");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ButtonGroup>
        <LinkButton href="/sign-in">{t("again")}</LinkButton>
        <LinkButton href="/" look="quiet">
          {t("home")}
        </LinkButton>
      </ButtonGroup>
    </>
  );
}

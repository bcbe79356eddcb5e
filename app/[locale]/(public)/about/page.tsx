import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/layout/plain-page";
import { pageLocale } from "@/lib/i18n/server";

const SECTIONS = ["what", "rules", "decide", "source"] as const;

export async function generateMetadata({ params }: PageProps<"/[locale]/about">): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "pages.about" });
  return { title: t("title") };
}

export default async function AboutPage({ params }: PageProps<"/[locale]/about">) {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "pages.about" });
  const sections = SECTIONS.map((key) => ({ key, title: t(`${key}.title`), body: t(`${key}.body`) }));
  return <PlainPage title={t("title")} lead={t("lead")} sections={sections} />;
}

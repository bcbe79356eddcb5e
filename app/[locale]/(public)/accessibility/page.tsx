import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/layout/plain-page";
import { pageLocale } from "@/lib/i18n/server";

const SECTIONS = ["how", "check", "tell"] as const;

export async function generateMetadata({ params }: PageProps<"/[locale]/accessibility">): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "pages.accessibility" });
  return { title: t("title") };
}

export default async function AccessibilityPage({ params }: PageProps<"/[locale]/accessibility">) {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "pages.accessibility" });
  const sections = SECTIONS.map((key) => ({ key, title: t(`${key}.title`), body: t(`${key}.body`) }));
  return <PlainPage title={t("title")} lead={t("lead")} sections={sections} />;
}

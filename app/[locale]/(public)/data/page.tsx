import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/layout/plain-page";
import { pageLocale } from "@/lib/i18n/server";

const SECTIONS = ["who", "keep", "places", "estimate", "cookies"] as const;

export async function generateMetadata({ params }: PageProps<"/[locale]/data">): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "pages.data" });
  return { title: t("title") };
}

export default async function DataPage({ params }: PageProps<"/[locale]/data">) {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "pages.data" });
  const sections = SECTIONS.map((key) => ({ key, title: t(`${key}.title`), body: t(`${key}.body`) }));
  return <PlainPage title={t("title")} lead={t("lead")} sections={sections} />;
}

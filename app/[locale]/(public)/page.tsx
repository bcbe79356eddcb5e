import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageHeading } from "@/components/ui/page-heading";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/routing";

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(isLocale(locale) ? locale : DEFAULT_LOCALE);
  const t = await getTranslations("home");
  return <PageHeading title={t("title")} />;
}

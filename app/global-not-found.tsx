import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { NotFoundContent } from "@/components/layout/not-found-content";
import { HTML_LANG } from "@/lib/i18n/routing";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors.notFound");
  return { title: t("title"), icons: "/icon.svg" };
}

/** A path that no page claims. The language comes from the header that `lib/front-door` sets. */
export default async function GlobalNotFound() {
  const locale = await getLocale();
  return (
    <html lang={HTML_LANG[locale]}>
      <body>
        <NextIntlClientProvider locale={locale} messages={null} formats={null} timeZone="Asia/Shanghai">
          <NotFoundContent />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

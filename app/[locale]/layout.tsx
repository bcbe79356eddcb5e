import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { HTML_LANG, isLocale } from "@/lib/i18n/routing";
import "../globals.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#faf6ee" };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  setRequestLocale(locale);
  const t = await getTranslations("common");
  return {
    title: { default: t("product.full"), template: `%s – ${t("product.short")}` },
    description: t("product.description"),
    icons: "/icon.svg",
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/**
 * The document itself. Header and footer are not here but in `SiteShell`, which each part of the site fills
 * with its own menu, so that this layout never has to know who is asking.
 */
export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  // The policy's nonce is made for each request, so no page may be rendered ahead of one.
  await connection();
  return (
    <html lang={HTML_LANG[locale]}>
      <body>
        {/* The language alone, for links inside client components; no messages go to the browser. */}
        <NextIntlClientProvider locale={locale} messages={null} formats={null} timeZone="Asia/Shanghai">
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

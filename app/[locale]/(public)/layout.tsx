import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/routing";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function PublicLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(isLocale(locale) ? locale : DEFAULT_LOCALE);
  return <PublicShell>{children}</PublicShell>;
}

import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/routing";
import { AppShell } from "../shell";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function PublicLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(isLocale(locale) ? locale : DEFAULT_LOCALE);
  return <AppShell>{children}</AppShell>;
}

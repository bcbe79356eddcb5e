import type { ReactNode } from "react";
import { pageLocale } from "@/lib/i18n/server";
import { AppShell } from "../shell";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function AuditLayout({ children, params }: Props) {
  await pageLocale(params);
  return <AppShell>{children}</AppShell>;
}

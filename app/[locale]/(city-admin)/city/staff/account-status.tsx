import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { StaffAccount } from "@/lib/auth/staff-accounts";

/** Disabled; waiting for the first sign-in; in use. */
export function AccountStatus({ account }: { account: Pick<StaffAccount, "status" | "setUp"> }) {
  const t = useTranslations("staff.status");
  if (account.status === "DISABLED") return <StatusTag tone="none">{t("DISABLED")}</StatusTag>;
  if (!account.setUp) return <StatusTag tone="part">{t("NOT_SET_UP")}</StatusTag>;
  return <StatusTag tone="counts">{t("ACTIVE")}</StatusTag>;
}

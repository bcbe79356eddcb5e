import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { formatDay } from "@/lib/i18n/format";
import { isBanned } from "@/lib/permits/ban";
import type { ApplicationData } from "./load";

/** What an officer must know before anything else; each with what follows from it. */
export function ApplicationFlags({ data }: { data: ApplicationData }) {
  const t = useTranslations("desk-permits.flags");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { application, today, ban, refusal, closed } = data;
  if (closed) return null;
  const overdue = application.dueOn !== null && application.dueOn < today;
  return (
    <>
      {data.ownHousehold && <Notice kind="error" title={t("ownCase")} />}
      {overdue && application.dueOn !== null && (
        <Notice kind="warning" title={t("overdue", { day: formatDay(locale, application.dueOn) })} />
      )}
      {ban !== null && isBanned(ban, today) && (
        <Notice
          kind="error"
          title={
            ban === "PERMANENT" ? t("bannedForGood") : t("banned", { day: formatDay(locale, ban.until) })
          }
        />
      )}
      {refusal !== null && refusal !== "BANNED" && (
        <Notice kind="warning" title={t("refusal", { reason: errors(refusal) })} />
      )}
    </>
  );
}

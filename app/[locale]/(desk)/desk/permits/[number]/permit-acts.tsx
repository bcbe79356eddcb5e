import { useLocale, useTranslations } from "next-intl";
import { type CaseEvent, CaseHistory } from "@/components/case/case-history";
import { toDay } from "@/lib/db/days";
import { formatDay } from "@/lib/i18n/format";
import type { PermitData } from "./load";

type Act = PermitData["acts"][number];
const ENDS = ["SUSPENDED", "CANCELLED", "REVOKED"];

/** What happened to the permit, act by act, each on the day from which it holds. */
export function PermitActs({ data }: { data: PermitData }) {
  const t = useTranslations("desk-permits.acts");
  const events = data.acts.map(
    (act): CaseEvent => ({
      key: act.id,
      at: act.createdAt,
      title: <ActTitle act={act} />,
      actor: act.actorRole.startsWith("SYSTEM_")
        ? t("byItself")
        : act.actorRole === "RESIDENT"
          ? t("holder")
          : (data.staff.get(act.actorId) ?? t("office")),
      body: act.note ?? act.address ?? undefined,
      weight: ENDS.includes(act.type) ? "decision" : "plain",
    }),
  );
  return <CaseHistory events={events} />;
}

function ActTitle({ act }: { act: Act }) {
  const t = useTranslations("desk-permits.acts");
  const reasons = useTranslations("desk-permits.cancelReasons");
  const locale = useLocale();
  const day = formatDay(locale, toDay(act.onDay));
  if (act.type === "CANCELLED" && act.because !== null)
    return t("CANCELLED", { day, reason: reasons(act.because) });
  if (act.type === "REVOKED" && act.falseSince !== null)
    return t("REVOKED", { day, since: formatDay(locale, toDay(act.falseSince)) });
  return t(act.type, { day });
}

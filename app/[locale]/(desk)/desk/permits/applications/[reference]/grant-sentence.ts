import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/i18n/format";
import { standingOn } from "@/lib/permits/lapse";
import { addDays, dayNumber } from "@/lib/places/days";
import type { ApplicationData } from "./load";

/** What granting this application will do, in one sentence; or why it cannot be granted. */
export function useGrantSentence(data: ApplicationData): { possible: boolean; text: string } {
  const t = useTranslations("desk-permits.act.GRANT");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { application, calculation, about, rule, today, refusal } = data;
  const day = formatDay(locale, today);
  if (application.kind === "FIRST_ISSUE") {
    if (refusal !== null) return { possible: false, text: t("not", { reason: errors(refusal) }) };
    if (!calculation?.answer.eligible) return { possible: false, text: t("notEligible") };
    const due = standingOn([{ type: "ISSUED", on: today }], rule, today)?.dueOn ?? today;
    return { possible: true, text: t("FIRST_ISSUE", { day, due: formatDay(locale, due) }) };
  }
  if (about === null) return { possible: false, text: t("not", { reason: errors("NO_PERMIT") }) };
  if (application.kind === "ENDORSEMENT") {
    const offer = about.effect?.offer;
    if (!offer?.possible)
      return { possible: false, text: t("not", { reason: errors(offer?.because ?? "NO_PERMIT") }) };
    const values = {
      day: formatDay(locale, about.on),
      due: offer.after.dueOn === null ? "–" : formatDay(locale, offer.after.dueOn),
    };
    return { possible: true, text: t(offer.act.type, values) };
  }
  if (refusal !== null) return { possible: false, text: t("not", { reason: errors(refusal) }) };
  if (application.kind !== "ADDRESS_CHANGE") return { possible: true, text: t(application.kind, { day }) };
  const { address = "", leftOn, movedOn } = application.answers;
  if (leftOn === undefined || movedOn === undefined)
    return { possible: false, text: t("not", { reason: errors("INCOMPLETE") }) };
  const gap = dayNumber(movedOn) - dayNumber(addDays(leftOn, 1));
  const restarts = rule.addressGapDays !== null && gap > rule.addressGapDays;
  const values = { address, gap, day: formatDay(locale, movedOn) };
  return { possible: true, text: t(restarts ? "ADDRESS_CHANGE_RESTARTS" : "ADDRESS_CHANGE", values) };
}

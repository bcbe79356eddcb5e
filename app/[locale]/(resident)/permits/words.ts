import type { StatusTone } from "@/components/ui/status-tag";
import type { Day } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { Late, NextForHolder } from "@/lib/permits/next-for-holder";
import type { Application } from "@/lib/permits/queries";
import type { ApplicationState, PermitState } from "@/lib/permits/types";
import { workingDaysBetween } from "@/lib/places/calendar";
import { dayNumber } from "@/lib/places/days";
import type { PlaceName } from "@/lib/places/types";

export const PERMIT_TONES: Record<PermitState, StatusTone> = {
  IN_FORCE: "counts",
  SUSPENDED: "action",
  CANCELLED: "none",
  REVOKED: "none",
};

export const APPLICATION_TONES: Record<ApplicationState, StatusTone> = {
  DRAFT: "action",
  SUBMITTED: "neutral",
  CORRECTION_REQUESTED: "action",
  RESUBMITTED: "neutral",
  ACCEPTED: "neutral",
  GRANTED: "counts",
  REFUSED: "none",
  NOT_NEEDED: "none",
  NOT_COMPETENT: "none",
  WITHDRAWN: "none",
};

/** The states in which the applicant is waited for. */
export function waitsForApplicant(state: ApplicationState): boolean {
  return state === "DRAFT" || state === "CORRECTION_REQUESTED";
}

export type PermitWords = {
  /** Of the namespace `permits`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: Locale;
  cities: ReadonlyMap<string, PlaceName>;
};

export function cityText({ cities, locale }: Pick<PermitWords, "cities" | "locale">, code: string): string {
  return cities.get(code)?.[locale] ?? code;
}

/** Sentences set one after the other. */
export function joined(locale: Locale, sentences: readonly (string | null)[]): string {
  return sentences.filter((one) => one !== null && one !== "").join(locale === "zh" ? "" : " ");
}

/** What the holder has to do about a permit and by when, in one or two sentences. */
export function nextText(words: PermitWords, next: NextForHolder): string {
  const { t, locale } = words;
  const day = (on: Day) => formatDay(locale, on);
  switch (next.code) {
    case "NOT_YET":
      return t("next.NOT_YET", { opens: day(next.opensOn), due: day(next.dueOn) });
    case "HANDED_IN":
    case "HANDED_IN_LATE":
    case "REISSUE":
    case "WINDOW_OPEN":
    case "DUE":
      return t(`next.${next.code}`, { due: day(next.dueOn) });
    case "GRACE":
      return t("next.GRACE", { due: day(next.dueOn), until: day(next.graceUntil) });
    case "OVERDUE":
      return joined(locale, [
        t("next.OVERDUE", { due: day(next.dueOn) }),
        lateText(words, next.late),
        next.cancelledOn === null ? null : t("late.cancelled", { day: day(next.cancelledOn) }),
      ]);
    case "CANCELLED":
      return t(`next.CANCELLED.${next.because ?? "OTHER"}`, { day: day(next.on) });
    case "REVOKED":
      return t("next.REVOKED", { day: day(next.on) });
  }
}

/** What an endorsement that comes late does in this city, band by band, in one sentence. */
export function lateText({ t, locale }: PermitWords, late: readonly Late[]): string | null {
  const parts = late.map(({ outcome, until }, index) =>
    t(until !== null ? "late.until" : index === 0 ? "late.always" : "late.after", {
      day: until === null ? "" : formatDay(locale, until),
      outcome: t(`late.outcome.${outcome}`),
    }),
  );
  if (parts.length === 0) return null;
  return t("late.sentence", { parts: parts.join(locale === "zh" ? "；" : "; ") });
}

/** The day by which whoever is waited for must act, and what is left: working days at intake, calendar days to decide. */
export function dueText(
  { t, locale }: Pick<PermitWords, "t" | "locale">,
  { dueOn, state }: Pick<Application, "dueOn" | "state">,
  today: Day,
): string | null {
  if (dueOn === null) return null;
  const isCalendar = state === "ACCEPTED";
  const left = isCalendar ? dayNumber(dueOn) - dayNumber(today) : workingDaysBetween(today, dueOn);
  const day = formatDay(locale, dueOn);
  if (left < 0) return t("due.past", { day });
  return t(isCalendar ? "due.calendar" : "due.working", { day, days: left });
}

/** What happens next to an application, by whom and by when. */
export function applicationNext(words: PermitWords, application: Application, today: Day): string {
  const city = cityText(words, application.cityCode);
  return joined(words.locale, [
    words.t(`application.next.${application.state}`, { city }),
    dueText(words, application, today),
  ]);
}

import type { StatusTone } from "@/components/ui/status-tag";
import type { Day } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import { workingDaysBetween } from "@/lib/places/calendar";
import type { PlaceName } from "@/lib/places/types";
import type { CaseState, TransferCase } from "@/lib/transfers/types";

export const STATE_TONES: Record<CaseState, StatusTone> = {
  DRAFT: "action",
  SUBMITTED: "neutral",
  CORRECTION_REQUESTED: "action",
  ACCEPTED: "neutral",
  APPROVAL_PROPOSED: "neutral",
  REFUSAL_PROPOSED: "neutral",
  ORIGIN_CHECK: "neutral",
  ORIGIN_OBJECTED: "neutral",
  SETTLED: "counts",
  REFUSED: "none",
  WITHDRAWN: "none",
};

/** The states in which the resident is waited for. */
export function needsResident(state: CaseState): boolean {
  return state === "DRAFT" || state === "CORRECTION_REQUESTED";
}

export type CaseWords = {
  /** Of the namespace `transfer`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: Locale;
  cities: ReadonlyMap<string, PlaceName>;
};

export function cityText({ cities, locale }: Pick<CaseWords, "cities" | "locale">, code: string): string {
  return cities.get(code)?.[locale] ?? code;
}

/** What happens next, by whom and by when, in one sentence. */
export function nextStep(words: CaseWords, transfer: TransferCase, today: Day): string {
  const values = {
    origin: cityText(words, transfer.originCity),
    destination: cityText(words, transfer.destinationCity),
  };
  return [words.t(`next.${transfer.state}`, values), dueText(words, transfer, today)]
    .filter(Boolean)
    .join(words.locale === "zh" ? "" : " ");
}

/** The day by which whoever is waited for must act, and the working days left. */
export function dueText({ t, locale }: CaseWords, { dueOn }: TransferCase, today: Day): string | null {
  if (dueOn === null) return null;
  const left = workingDaysBetween(today, dueOn);
  const day = formatDay(locale, dueOn);
  return left < 0 ? t("due.past", { day, days: -left }) : t("due.left", { day, days: left });
}

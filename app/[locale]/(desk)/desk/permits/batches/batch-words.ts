import type { useTranslations } from "next-intl";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { BatchLine } from "@/lib/permits/batch";
import { explain, type Say } from "@/lib/tables/explain";

type Translate = ReturnType<typeof useTranslations<"desk-permits.batch">>;

/** Why a line was left out, as sentences; of a line that cannot be read, everything that is wrong with it. */
export function reasonsOf(
  { finding, values, outcome }: BatchLine,
  { t, say, locale }: { t: Translate; say: Say; locale: Locale },
): string[] {
  if (finding === "UNREADABLE" && values.findings)
    return values.findings.map((one) => explain({ ...one, line: null }, say));
  if (finding !== null) {
    const day = values.opensOn ?? values.dueOn;
    return [
      t(`findings.${finding}`, {
        day: day === undefined ? "" : formatDay(locale, day),
        line: values.firstLine ?? 0,
      }),
    ];
  }
  return outcome === null ? [] : [t(`outcomes.${outcome}`)];
}

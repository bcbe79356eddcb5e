import type { StatusTone } from "@/components/ui/status-tag";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { TakenStatement } from "@/lib/permits/statements/types";
import type { EvidenceKind, PlaceName } from "@/lib/places/types";
import type { RecordStatus, YearRecord } from "@/lib/residents/types";

type Translate = (key: string, values?: Record<string, string>) => string;

export const STATUS_TONES: Record<RecordStatus, StatusTone> = {
  VERIFIED: "counts",
  DECLARED: "part",
  REJECTED: "none",
  WITHDRAWN: "none",
};

export type LedgerWords = {
  t: Translate;
  locale: Locale;
  kinds: readonly EvidenceKind[];
  cities: ReadonlyMap<string, PlaceName>;
  /** By record: the statement of years that it came by, where a page has looked. */
  origins?: ReadonlyMap<string, TakenStatement>;
};

export function kindName({ kinds, locale }: LedgerWords, code: string): string {
  return kinds.find((kind) => kind.code === code)?.name[locale] ?? code;
}

export function cityName({ cities, locale }: Pick<LedgerWords, "cities" | "locale">, code: string): string {
  return cities.get(code)?.[locale] ?? code;
}

/** The place, and the city it counts in where that is another. */
export function placeName(words: LedgerWords, record: Pick<YearRecord, "placeCode" | "cityCode">): string {
  const city = cityName(words, record.cityCode);
  if (record.placeCode === record.cityCode) return city;
  return words.t("placeInCity", { place: cityName(words, record.placeCode), city });
}

/** By which office and when, or what is waited for: offices, never names. */
export function standing(words: LedgerWords, record: YearRecord): string {
  const office = cityName(words, record.cityCode);
  const day = formatDay(words.locale, dayOf(record.verifiedAt ?? record.createdAt));
  const origin = words.origins?.get(record.id);
  if (origin !== undefined && record.status === "VERIFIED") {
    const asOf = formatDay(words.locale, origin.asOf);
    return words.t("fromStatement", { office, asOf, day });
  }
  switch (record.status) {
    case "VERIFIED":
      return words.t(record.source === "REGISTER" ? "fromRegister" : "verifiedBy", { office, day });
    case "DECLARED":
      return words.t("awaits", { office, day });
    case "REJECTED":
      return words.t("rejectedBy", { office, day, reason: record.note ?? "–" });
    case "WITHDRAWN":
      return words.t("withdrawnOn", { day });
  }
}

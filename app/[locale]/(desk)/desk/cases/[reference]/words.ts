import type { Locale } from "@/lib/i18n/routing";
import type { PlaceName } from "@/lib/places/types";

/** Names that a case's page has only as codes and ids. */
export interface CaseNames {
  locale: Locale;
  /** The reader's own city, whose officers are known by name. */
  city: string;
  cities: ReadonlyMap<string, PlaceName>;
  staff: ReadonlyMap<string, string>;
}

export function cityName({ cities, locale }: CaseNames, code: string): string {
  return cities.get(code)?.[locale] ?? code;
}

type Acted = { actorId: string; actorRole: string; cityCode: string | null };
type Translate = (key: string, values?: Record<string, string>) => string;

/** Who acted, as far as an officer of another city may know: the office and the role; a colleague's name besides. */
export function whoActed(names: CaseNames, acted: Acted, t: Translate, roles: Translate): string {
  if (acted.actorRole === "RESIDENT") return t("applicant");
  if (acted.cityCode === null) return t("system");
  const office = { city: cityName(names, acted.cityCode), role: roles(acted.actorRole) };
  const name = acted.cityCode === names.city ? names.staff.get(acted.actorId) : undefined;
  return name === undefined ? t("officer", office) : t("colleague", { ...office, name });
}

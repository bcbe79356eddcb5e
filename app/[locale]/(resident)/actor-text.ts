import type { AuditEvent } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/routing";
import type { PlaceName } from "@/lib/places/types";

type Translate = { (key: string, values?: Record<string, string>): string; has(key: string): boolean };

/** Who did something, as far as a resident may know: themselves, or an office and its role, never a name. */
export function actorText(
  t: Translate,
  locale: Locale,
  event: Pick<AuditEvent, "actorId" | "actorRole" | "cityCode">,
  viewer: string,
  cities: ReadonlyMap<string, PlaceName>,
): string {
  if (event.actorRole === "RESIDENT")
    return t(event.actorId === viewer ? "actors.you" : "actors.otherResident");
  const key = t.has(`actors.${event.actorRole}`) ? event.actorRole : "other";
  const city = event.cityCode === null ? "" : (cities.get(event.cityCode)?.[locale] ?? event.cityCode);
  return t(`actors.${key}`, { city });
}

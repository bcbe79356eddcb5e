import type { PreparedBundle } from "@/lib/policy/bundle";
import type { YearRecord } from "./types";

/**
 * The city in which the years of a place count for one zone. A place that is itself a member counts as itself, else as
 * its parent city (docs/design.md §3); a city that is gone as itself too, for its successor is the rules' business
 * (docs/rules-semantics.md §3).
 */
export function countingCityOfPlace(
  { document, compiled }: Pick<PreparedBundle, "document" | "compiled">,
  { placeCode, cityCode }: Pick<YearRecord, "placeCode" | "cityCode">,
): string {
  const isMember = document.zone.members.some((member) => member.code === placeCode);
  const isGone = compiled.cities.get(placeCode)?.successor != null;
  return isMember || isGone ? placeCode : cityCode;
}

/** A record with the city it counts in for one zone. */
export function countingCityOf(bundle: PreparedBundle, record: YearRecord) {
  const { id, kind, startOn, endOn } = record;
  return { id, kind, startOn, endOn, city: countingCityOfPlace(bundle, record) };
}

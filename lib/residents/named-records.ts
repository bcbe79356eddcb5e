import type { PreparedBundle } from "@/lib/policy/bundle";
import type { YearRecord } from "./types";

/**
 * A record with the city it counts in for one zone. A place that is itself a member counts as itself, else as its parent
 * city (docs/design.md §3); a city that is gone as itself too, for its successor is the rules' business
 * (docs/rules-semantics.md §3).
 */
export function countingCityOf(bundle: PreparedBundle, record: YearRecord) {
  const { id, kind, startOn, endOn, placeCode, cityCode } = record;
  const isMember = bundle.document.zone.members.some((member) => member.code === placeCode);
  const isGone = bundle.compiled.cities.get(placeCode)?.successor != null;
  return { id, kind, startOn, endOn, city: isMember || isGone ? placeCode : cityCode };
}

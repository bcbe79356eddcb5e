import type { PreparedBundle } from "@/lib/policy/bundle";
import type { YearRecord } from "./types";

/** A record with the city it counts in for one zone: a place that is itself a member counts as itself. */
export function countingCityOf(bundle: PreparedBundle, record: YearRecord) {
  const isMember = bundle.document.zone.members.some((member) => member.code === record.placeCode);
  const { id, kind, startOn, endOn } = record;
  return { id, kind, startOn, endOn, city: isMember ? record.placeCode : record.cityCode };
}

import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { isRefusal } from "@/lib/errors";
import { listEvidenceKinds } from "@/lib/places/queries";
import { cityOfPlace } from "@/lib/residents/commands/place";
import { RECORD_TAGS } from "@/lib/residents/schema";
import type { StatedRecord } from "../credential";
import { NOT_CONTINUOUS } from "../records";
import type { Because } from "./types";

/** A tag says of days that they may not count. One that nobody here knows might be such a one. */
const KNOWN_TAGS: ReadonlySet<string> = new Set([...RECORD_TAGS, NOT_CONTINUOUS]);

/**
 * Why a stated record cannot be a record here: of a kind or with a tag that is not known, of a place that is not the
 * stating city's, or outside the person's life so far. Asked once for a whole statement.
 */
export async function fitnessOf(
  tx: Tx,
  stated: readonly StatedRecord[],
  { cityCode, birthOn, today }: { cityCode: string; birthOn: Day; today: Day },
): Promise<(record: StatedRecord) => Because | null> {
  const kinds = new Set((await listEvidenceKinds(tx)).map(({ code }) => code));
  const places = new Map<string, string | null>();
  for (const { place } of stated) {
    if (!places.has(place)) places.set(place, await cityOrNull(tx, place, today));
  }
  return ({ kind, place, tags, startOn, endOn }) => {
    if (!kinds.has(kind)) return "UNKNOWN_KIND";
    if (tags.some((tag) => !KNOWN_TAGS.has(tag))) return "UNKNOWN_TAG";
    if (places.get(place) !== cityCode) return "PLACE_ELSEWHERE";
    const isInLife = birthOn <= startOn && startOn <= today && (endOn === null || endOn <= today);
    return isInLife ? null : "OUTSIDE_LIFE";
  };
}

/** The city whose clerks answer for a place; null for one that is not in the register. */
export async function cityOrNull(tx: Tx, place: string, today: Day): Promise<string | null> {
  try {
    return await cityOfPlace(tx, place, today);
  } catch (error) {
    if (isRefusal(error, "INVALID")) return null;
    throw error;
  }
}

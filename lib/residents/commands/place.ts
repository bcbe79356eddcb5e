import type { Day } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";

/**
 * The city whose office answers for a place: itself, its parent for a county-level city or a town, and for a city that
 * is gone the one it went into, whose clerks alone can still verify anything. Refuses unknown places.
 */
export async function cityOfPlace(tx: Tx, placeCode: string, today: Day): Promise<string> {
  let code = placeCode;
  // Divisions have gone into others that have gone into others, never in a circle (tests/places).
  for (;;) {
    const place = await tx.city.findUnique({
      where: { code },
      select: { parentCode: true, successorCode: true, successorFrom: true },
    });
    if (!place) throw new AppError("INVALID", { fields: { place: "place" } });
    const isGone = place.successorFrom !== null && toDay(place.successorFrom) <= today;
    const next = (isGone ? place.successorCode : null) ?? place.parentCode;
    if (next === null) return code;
    code = next;
  }
}

/** Refuses a kind of evidence that the register does not list. */
export async function requireKind(tx: Tx, kind: string): Promise<void> {
  const known = await tx.evidenceKind.findUnique({ where: { code: kind }, select: { code: true } });
  if (!known) throw new AppError("INVALID", { fields: { kind: "choose" } });
}

/** A span lies between the person's birth and today; what goes on has no last day. */
export function requireSpanInLife(
  input: { startOn: string; endOn: string | null },
  birthOn: string,
  today: string,
): void {
  const fields: Record<string, string> = {};
  if (input.startOn < birthOn) fields.startOn = "beforeBirth";
  if (input.startOn > today) fields.startOn = "inFuture";
  if (input.endOn !== null && input.endOn > today) fields.endOn = "endInFuture";
  if (Object.keys(fields).length > 0) throw new AppError("INVALID", { fields });
}

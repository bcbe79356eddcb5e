import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";

/** The city a place counts in: itself, or its parent for a county-level city or a town. Refuses unknown places and kinds. */
export async function cityOfPlace(tx: Tx, placeCode: string): Promise<string> {
  const place = await tx.city.findUnique({
    where: { code: placeCode },
    select: { code: true, parentCode: true },
  });
  if (!place) throw new AppError("INVALID", { fields: { place: "place" } });
  return place.parentCode ?? place.code;
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

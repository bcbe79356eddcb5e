import type { Day } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { ApplicationAnswers, ApplicationKind, PermitAct } from "./types";

/** What each kind of application asks for. An endorsement asks that the address on the permit still holds. */
export const ANSWERS_ASKED = {
  FIRST_ISSUE: ["basis", "address", "phone"],
  ENDORSEMENT: ["basis", "address", "phone"],
  ADDRESS_CHANGE: ["address", "leftOn", "movedOn", "phone"],
  DAMAGED_REPLACEMENT: ["phone"],
  LOSS_REPLACEMENT: ["circumstances", "phone"],
} as const satisfies Record<ApplicationKind, readonly (keyof ApplicationAnswers)[]>;
export type AnswerAsked = (typeof ANSWERS_ASKED)[ApplicationKind][number];

/** The answers that are missing or cannot be, by field; a move lies in the past and begins after the old address ended. */
export function missingAnswers(
  kind: ApplicationKind,
  answers: ApplicationAnswers,
  today: Day,
): AnswerAsked[] {
  return ANSWERS_ASKED[kind].filter((name) => {
    const value = answers[name];
    if (value === undefined || value === "") return true;
    if (name === "movedOn") return value > today || value <= (answers.leftOn ?? "0000-00-00");
    return false;
  });
}

/**
 * Throws INVALID, by field, for a move that cannot have been: before the permit was registered at the address that is
 * left, into the same day or an earlier one, or in the future.
 */
export function requireMove(
  acts: readonly PermitAct[],
  { leftOn, movedOn }: ApplicationAnswers,
  today: Day,
): { leftOn: Day; movedOn: Day } {
  const since = acts.findLast(({ type }) => type === "ISSUED" || type === "ADDRESS_CHANGED")?.on ?? today;
  if (leftOn === undefined || leftOn < since)
    throw new AppError("INVALID", { fields: { leftOn: "leftOnSince" } });
  if (movedOn === undefined || movedOn <= leftOn || movedOn > today)
    throw new AppError("INVALID", { fields: { movedOn: "movedOnAfter" } });
  return { leftOn, movedOn };
}

import type { DeskActor } from "@/lib/auth/types";
import { AppError } from "@/lib/errors";
import type { YearRecord } from "./types";

/** Clerks answer for their own city's records alone; to them a record of another city does not exist. */
export function requireOwnCity(actor: DeskActor, cityCode: string): void {
  if (cityCode !== actor.city) throw new AppError("NOT_FOUND");
}

/** Residents take back only what they declared themselves and no clerk has answered yet. */
export function isWithdrawable(record: Pick<YearRecord, "status" | "source">): boolean {
  return record.status === "DECLARED" && record.source === "SELF";
}

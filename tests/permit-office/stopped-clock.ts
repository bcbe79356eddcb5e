import { clock } from "@/lib/clock";

/** Stops reading the database's offset and puts the product's clock of this process to the morning of a day. */
export function stopClockOn(day: string): void {
  const kept = globalThis as typeof globalThis & { hutongClock?: { offsetMs: number; readAt: number } };
  const offsetMs = new Date(`${day}T02:00:00Z`).getTime() - clock.machineNow().getTime();
  // Modules keep the object itself, so it is changed in its place.
  if (kept.hutongClock) Object.assign(kept.hutongClock, { offsetMs, readAt: Number.MAX_SAFE_INTEGER });
}

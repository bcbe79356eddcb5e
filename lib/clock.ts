import type { Tx } from "./db/types";

/** A calendar day without a time zone, "YYYY-MM-DD"; what it means is Asia/Shanghai's. */
export type Day = string;

const SHANGHAI_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });

/** How long an offset that was read is good for. */
const REREAD_MS = 1000;

/** The day in Asia/Shanghai on which this instant lies. */
export function dayOf(instant: Date): Day {
  return SHANGHAI_DAY.format(instant);
}

/** Kept beside the process, because a server bundles this module more than once and it must be one clock. */
const kept = globalThis as typeof globalThis & { hutongClock?: { offsetMs: number; readAt: number } };
kept.hutongClock ??= { offsetMs: 0, readAt: 0 };
const state = kept.hutongClock;

/** The product's present instant: the machine's clock, moved by the offset kept in the database. */
function now(): Date {
  return new Date(Date.now() + state.offsetMs);
}

/**
 * Reads the offset (`setting` row `clock.offset`: `{"ms": integer}`) at most once a second: a clock that is
 * moved is moved everywhere within that time.
 * Absent in production, where the offset is nought; the demonstration and tests move it.
 */
async function refresh(tx: Tx): Promise<void> {
  const at = Date.now();
  if (at - state.readAt < REREAD_MS) return;
  const row = await tx.setting.findUnique({ where: { key: "clock.offset" } });
  const value = row?.value as { ms?: unknown } | undefined;
  state.offsetMs = typeof value?.ms === "number" ? value.ms : 0;
  state.readAt = at;
}

export const clock = {
  now,
  today: (): Day => dayOf(now()),
  refresh,
  /** The machine's own clock, for what protects an account (session ends, attempts): it is never moved. */
  machineNow: (): Date => new Date(),
};

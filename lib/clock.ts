import type { Tx } from "./db/types";

/** A calendar day without a time zone, "YYYY-MM-DD"; what it means is Asia/Shanghai's. */
export type Day = string;

const SHANGHAI_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });

/** The day in Asia/Shanghai on which this instant lies. */
export function dayOf(instant: Date): Day {
  return SHANGHAI_DAY.format(instant);
}

let offsetMs = 0;
let readAt = 0;

/** The product's present instant: the machine's clock, moved by the offset kept in the database. */
function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/**
 * Reads the offset (`setting` row `clock.offset`: `{"ms": integer}`) at most once a second.
 * Absent in production, where the offset is nought; the demonstration and tests move it.
 */
async function refresh(tx: Tx): Promise<void> {
  const at = Date.now();
  if (at - readAt < 1000) return;
  const row = await tx.setting.findUnique({ where: { key: "clock.offset" } });
  const value = row?.value as { ms?: unknown } | undefined;
  offsetMs = typeof value?.ms === "number" ? value.ms : 0;
  readAt = at;
}

export const clock = {
  now,
  today: (): Day => dayOf(now()),
  refresh,
  /** The machine's own clock, for what protects an account (session ends, attempts): it is never moved. */
  machineNow: (): Date => new Date(),
};

"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { clock } from "@/lib/clock";

const never = () => () => {};

/** False on the server and until the page's scripts run. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** How often ages on the page are told anew. */
const TICK_MS = 20_000;

/** The device's time, moved as the product's clock is (in a demonstration); the server's at first. */
export function productTime(clockOffsetMs: number): Date {
  return new Date(clock.machineNow().getTime() + clockOffsetMs);
}

export function useNow(clockOffsetMs: number): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const tell = () => setNow(productTime(clockOffsetMs));
    tell();
    const timer = setInterval(tell, TICK_MS);
    return () => clearInterval(timer);
  }, [clockOffsetMs]);
  return now;
}

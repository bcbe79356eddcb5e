"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { config } from "zod";
import type { Checked } from "@/lib/check/check-text";
import { openChecker, type Renewed } from "@/lib/check/checker";
import { deviceSlot } from "@/lib/check/device-slot";
import type { Knowledge } from "@/lib/check/knowledge";
import type { RefreshProblem } from "@/lib/check/refresh";
import { clock } from "@/lib/clock";
import type { PublicJwk } from "@/lib/permits/credential";
import { productTime } from "./use-now";

// The page's policy forbids compiling text into code; zod would try, and the browser would report it.
config({ jitless: true });

/** How old lists may grow on a page that is left open, before newer ones are asked for. */
const REFRESH_MS = 300_000;

export type Lists = {
  /** Null until the device has looked. */
  knowledge: Knowledge | null;
  problems: readonly RefreshProblem[];
  clockAheadMs: number | null;
  /** How often newer lists were asked for: the answer is told each time. */
  refreshes: number;
  isRefreshing: boolean;
};

const UNKNOWN: Lists = {
  knowledge: null,
  problems: [],
  clockAheadMs: null,
  refreshes: 0,
  isRefreshing: false,
};

export function useChecker(operatorKeys: readonly PublicJwk[], clockOffsetMs: number) {
  const [lists, setLists] = useState(UNKNOWN);
  const checker = useMemo(
    () =>
      openChecker({
        operatorKeys,
        fetch: (path, init) => fetch(path, init),
        lists: deviceSlot("lists"),
        seen: deviceSlot("seen"),
        now: () => productTime(clockOffsetMs),
        machineNow: clock.machineNow,
        isOnline: () => navigator.onLine,
      }),
    [operatorKeys, clockOffsetMs],
  );
  const tell = useCallback(({ knowledge, problems, clockAheadMs }: Renewed) => {
    setLists(({ refreshes }) => ({
      ...{ knowledge, problems, clockAheadMs, isRefreshing: false },
      refreshes: refreshes + 1,
    }));
  }, []);
  const refresh = useCallback(async () => {
    setLists((before) => ({ ...before, isRefreshing: true }));
    tell(await checker.refresh());
  }, [checker, tell]);

  useEffect(() => {
    // Without a secure context there is no cryptography in the browser, and the server checks.
    if (!window.isSecureContext) return;
    void checker.load().then((knowledge) => {
      setLists((before) => ({ ...before, knowledge: before.knowledge ?? knowledge }));
      return refresh();
    });
    const again = () => void refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine) again();
    }, REFRESH_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [checker, refresh]);

  const check = useCallback(
    async (text: string, challenge: string | null): Promise<Checked> => {
      const { checked, renewed } = await checker.check(text, challenge);
      if (renewed !== null) tell(renewed);
      return checked;
    },
    [checker, tell],
  );
  return { lists, refresh, check };
}

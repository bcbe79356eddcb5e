"use client";

import { useTranslations } from "next-intl";
import { lengthOf } from "@/lib/check/length";

/** Clocks that are this far apart are not worth a word. */
const SLACK_MS = 60_000;

/** "2 hours ago", for an age in milliseconds. */
export function useAge(): (ms: number) => string {
  const t = useTranslations("check.age");
  return (ms) => {
    if (ms < -SLACK_MS) return t("future");
    const { unit, count } = lengthOf(Math.max(ms, 0));
    return count === 0 ? t("now") : t(unit, { count });
  };
}

/** "2 hours", for how far two clocks are apart. */
export function useLength(): (ms: number) => string {
  const t = useTranslations("check.length");
  return (ms) => {
    const { unit, count } = lengthOf(ms);
    return t(unit, { count });
  };
}

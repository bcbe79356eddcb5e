import { useLocale, useTranslations } from "next-intl";
import type { Speaker } from "@/lib/policy/finding-text";

/** The reader's language, for the sentences of findings. */
export function useSpeaker(): Speaker {
  const locale = useLocale();
  const lint = useTranslations("lint");
  const tiers = useTranslations("tiers");
  return { locale, lint: (key, values) => lint(key, values), tiers: (key) => tiers(key) };
}

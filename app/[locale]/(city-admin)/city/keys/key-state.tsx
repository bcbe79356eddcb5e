import { useTranslations } from "next-intl";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { KeyState } from "@/lib/permits/issuing/overview";

const TONES: Record<KeyState, StatusTone> = {
  IN_USE: "counts",
  COMING: "neutral",
  ENDING: "part",
  ENDED: "none",
  RETIRED: "none",
  COMPROMISED: "action",
};

export function KeyStateTag({ state }: { state: KeyState }) {
  const t = useTranslations("city-keys.state");
  return <StatusTag tone={TONES[state]}>{t(state)}</StatusTag>;
}

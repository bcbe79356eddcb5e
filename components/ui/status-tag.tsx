import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/**
 * `action`: the reader must act (vermilion). `counts`: settled, good. `part`: in between. `none`: ended,
 * refused, does not count. `neutral`: under way, nothing to do. Each has its own shape and sign besides its
 * colour, and always a text.
 */
export type StatusTone = "action" | "counts" | "part" | "none" | "neutral";

const LOOKS: Record<StatusTone, { classes: string; icon: IconName | null }> = {
  action: { classes: "border-seal bg-seal-pale text-seal-deep rounded-none", icon: "warning" },
  counts: { classes: "border-celadon-deep bg-celadon-pale text-celadon-deep rounded-full", icon: "check" },
  part: { classes: "border-ochre-deep border-dashed bg-ochre-pale text-ochre-deep rounded-full", icon: null },
  none: { classes: "border-line-strong bg-sheet text-ink-soft rounded-none", icon: "cross" },
  neutral: { classes: "border-line-strong bg-paper-deep text-ink rounded-full", icon: null },
};

export function StatusTag({ tone = "neutral", children }: { tone?: StatusTone; children: ReactNode }) {
  const { classes, icon } = LOOKS[tone];
  return (
    <span
      className={`print-exact inline-flex items-center gap-1 border px-2.5 text-sm leading-6 font-medium whitespace-nowrap ${classes}`}
    >
      {icon !== null && <Icon name={icon} className="size-3.5" />}
      {children}
    </span>
  );
}

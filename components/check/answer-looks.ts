import type { IconName } from "@/components/ui/icon";
import type { Answer } from "@/lib/permits/credential";

/** Each answer has its sign and its word besides its colour (components/README.md). */
export const LOOKS: Record<Answer, { icon: IconName; classes: string }> = {
  VALID: {
    icon: "success",
    classes: "border-celadon-deep bg-celadon-pale [--sign:var(--color-celadon-deep)]",
  },
  SUSPENDED: { icon: "pause", classes: "border-ochre-deep bg-ochre-pale [--sign:var(--color-ochre-deep)]" },
  EXPIRED: { icon: "clock", classes: "border-ochre-deep bg-ochre-pale [--sign:var(--color-ochre-deep)]" },
  NOT_YET_VALID: {
    icon: "clock",
    classes: "border-ochre-deep bg-ochre-pale [--sign:var(--color-ochre-deep)]",
  },
  REVOKED: { icon: "cross", classes: "border-seal bg-seal-pale [--sign:var(--color-seal-deep)]" },
  FORGED: { icon: "error", classes: "border-seal bg-seal-pale [--sign:var(--color-seal-deep)]" },
  UNKNOWN_ISSUER: { icon: "warning", classes: "border-seal bg-seal-pale [--sign:var(--color-seal-deep)]" },
  CANNOT_TELL: { icon: "question", classes: "border-line-strong bg-paper-deep [--sign:var(--color-ink)]" },
};

import { isClosed } from "@/lib/transfers/lifecycle";
import type { CaseState } from "@/lib/transfers/types";

/** What can be printed in a case. */
export const LETTER_KINDS = ["correction", "move-in", "refusal", "move-out"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

type CaseSoFar = {
  transfer: { state: CaseState };
  supplements: readonly unknown[];
  certificates: readonly { kind: string }[];
  decisions: readonly { step: string }[];
};

/** Whether there is such a letter in the case yet, and whether it is still a draft. */
export function letterStanding(kind: LetterKind, data: CaseSoFar): "FINAL" | "DRAFT" | null {
  const has = (certificate: string) => data.certificates.some((one) => one.kind === certificate);
  switch (kind) {
    case "correction":
      return data.supplements.length > 0 ? "FINAL" : null;
    case "move-in":
      return has("MOVE_IN") ? "FINAL" : null;
    case "move-out":
      return has("MOVE_OUT") ? "FINAL" : null;
    case "refusal":
      if (data.transfer.state === "REFUSED") return "FINAL";
      return data.transfer.state === "REFUSAL_PROPOSED" && !isClosed(data.transfer.state) ? "DRAFT" : null;
  }
}

export function letterPath(reference: string, kind: LetterKind): string {
  return `/desk/cases/${encodeURIComponent(reference)}/letter/${kind}`;
}

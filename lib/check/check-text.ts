import { type Reason, type Verdict, verifyPresentation } from "@/lib/permits/credential";
import type { Slot } from "./kept";
import type { Knowledge } from "./knowledge";
import { takeNonce } from "./seen-nonces";
import { shownNonce } from "./shown-nonce";

/** The credential's own reasons, and two that only a device that remembers can give. */
export type CheckReason = Reason | "PROOF_SEEN_BEFORE" | "CARD_CANNOT_ANSWER";

export type Checked = Omit<Verdict, "reason"> & {
  reason: CheckReason | null;
  checkedAt: Date;
  /** When the same proof was taken before, where that is the reason. */
  seenAt: Date | null;
};

export type CheckWith = {
  knowledge: Knowledge;
  now: Date;
  /** The nonce that the holder was given; null where nothing was asked. */
  challenge: string | null;
  /** Where proofs that were taken are remembered; null where nothing is, as on the server. */
  seen: Slot | null;
};

/** What a text that was shown amounts to, for whoever stands before its holder. Any text is answered. */
export async function checkText(
  text: string,
  { knowledge, now, challenge, seen }: CheckWith,
): Promise<Checked> {
  const verdict = await verifyPresentation(text, {
    trustList: knowledge.trust?.list ?? null,
    statusLists: knowledge.statuses.map(({ list }) => list),
    now,
    policy: { nonce: challenge },
  });
  const checked: Checked = { ...verdict, checkedAt: now, seenAt: null };
  // What is not valid stays so however often it is shown; only what would be taken can be taken twice.
  if (verdict.answer !== "VALID") return checked;
  if (verdict.disclosed?.form === "CARD") {
    return challenge === null ? checked : { ...checked, answer: "CANNOT_TELL", reason: "CARD_CANNOT_ANSWER" };
  }
  const nonce = shownNonce(text);
  const seenAt = seen && nonce !== null ? await takeNonce(seen, nonce, now) : null;
  return seenAt === null
    ? checked
    : { ...checked, answer: "CANNOT_TELL", reason: "PROOF_SEEN_BEFORE", seenAt };
}

const NEWER_LISTS_MAY_HELP: ReadonlySet<CheckReason | null> = new Set<CheckReason | null>([
  "TRUST_LIST_MISSING",
  "TRUST_LIST_TOO_OLD",
  "STATUS_LIST_MISSING",
  "STATUS_LIST_TOO_OLD",
  "ISSUER_NOT_LISTED",
  "KEY_NOT_LISTED",
]);

/** Whether it is worth fetching every list again before this answer is given. */
export const newerListsMayHelp = ({ reason }: Checked): boolean => NEWER_LISTS_MAY_HELP.has(reason);

import * as z from "zod";
import { OPEN_POLICY } from "@/lib/permits/credential";
import type { Slot } from "./kept";

/** Proofs that were taken on this device. A nonce says nothing of its holder and is forgotten with its proof's life. */

const seen = z.record(z.string(), z.number());

/** A proof may be signed by a clock that is ahead, and looked at by one that is behind. */
export const NONCE_LIFE_MS = (OPEN_POLICY.maxProofAge + 2 * OPEN_POLICY.skew) * 1000;

/** Takes a nonce once: null the first time, else the instant at which it was taken before. */
export function takeNonce(slot: Slot, nonce: string, now: Date): Promise<Date | null> {
  const at = now.getTime();
  return slot.change((before) => {
    const known = Object.entries(seen.safeParse(before).data ?? {});
    // A Map and not an object: a nonce is the holder's text, and may be called "constructor".
    const living = new Map(known.filter(([, takenAt]) => Math.abs(at - takenAt) < NONCE_LIFE_MS));
    const takenAt = living.get(nonce);
    if (takenAt === undefined) living.set(nonce, at);
    return {
      after: Object.fromEntries(living),
      result: takenAt === undefined ? null : new Date(takenAt),
    };
  });
}

/**
 * What a checker may give a holder beforehand, so that only a proof made for this check counts: docs/checking-permits.md.
 * The proof's `aud` stays that of every check; its `nonce` is the challenge's.
 */

export const CHALLENGE_PREFIX = "HC1:";

/** Base32 (RFC 4648 §6), which a QR code packs tightly and a person can read out. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** 80 bits: nobody hits it within the two minutes that a proof lives. */
const LENGTH = 16;

/** Longer and wider than what is made here, so that other makers' challenges can be answered too. */
const CHALLENGE = /^HC1:([A-Za-z0-9_-]{8,64})$/;

export function newChallengeNonce(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(LENGTH));
  // 256 is a multiple of 32: no letter is likelier than another.
  return Array.from(drawn, (byte) => ALPHABET[byte % 32]).join("");
}

export const challengeText = (nonce: string): string => CHALLENGE_PREFIX + nonce;

/** The nonce to sign, or null for a text that is no challenge. Spaces that a person typed are let go. */
export function nonceOfChallenge(text: string): string | null {
  return CHALLENGE.exec(text.replace(/\s/g, ""))?.[1] ?? null;
}

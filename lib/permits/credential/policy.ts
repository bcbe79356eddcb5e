import { OPEN_AUDIENCE } from "./present-permit";

/** What a checker asks of a proof and of its own knowledge. Times in seconds. */
export type Policy = {
  /** Whom the proof must be for. */
  audience: string;
  /** What the checker gave the holder to sign; null where nothing was given, as with a QR code shown unasked. */
  nonce: string | null;
  /** How old a proof may be: two showings of a QR code that is made anew each minute. */
  maxProofAge: number;
  /** How far two honest clocks may be apart. */
  skew: number;
  /** Added to the lists' own ends; a checker may take less, by a negative number, never for a revoked key or permit. */
  listGrace: number;
};

export const OPEN_POLICY: Policy = {
  audience: OPEN_AUDIENCE,
  nonce: null,
  maxProofAge: 120,
  skew: 60,
  listGrace: 0,
};

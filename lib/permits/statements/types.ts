import type { StatedRecord } from "../credential";

/**
 * What became of a stated record. ADDED: it is in the ledger by this statement. CONFIRMED: it took the place of what the
 * person had only declared. KNOWN: the ledger had it. OUTDATED: the city has said something newer. CONFLICT: a clerk
 * decides. WITH_CLERK and DECIDED: the same conflict came before. NOT_TAKEN: it cannot be a record here.
 */
export const OUTCOMES = [
  "ADDED",
  "CONFIRMED",
  "KNOWN",
  "OUTDATED",
  "CONFLICT",
  "WITH_CLERK",
  "DECIDED",
  "NOT_TAKEN",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a record is in conflict, or is not taken. */
export const BECAUSE = [
  "CHANGED_SINCE",
  "TAGS_DIFFER",
  "DAYS_DIFFER",
  "REJECTED_HERE",
  "UNKNOWN_KIND",
  "UNKNOWN_TAG",
  "PLACE_ELSEWHERE",
  "OUTSIDE_LIFE",
] as const;
export type Because = (typeof BECAUSE)[number];

export interface Settled {
  record: StatedRecord;
  outcome: Outcome;
  because: Because | null;
  /** The record of the ledger that it became, is, or stands against; null where there is none. */
  recordId: string | null;
}

/** A statement that was taken in, with what became of each of its records. */
export interface TakenStatement {
  residentId: string;
  id: string;
  issuer: string;
  jti: string;
  cityCode: string;
  /** The records as they stood on this day. */
  asOf: string;
  issuedAt: Date;
  importedAt: Date;
  importedById: string;
  records: Settled[];
}

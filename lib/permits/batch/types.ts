import type { Day } from "@/lib/clock";
import type { Finding } from "@/lib/tables/findings";
import type { Format } from "@/lib/tables/table";

/** CHECKED waits for the officer's word; CONFIRMED is being endorsed, one person after the other. */
export const BATCH_STATES = ["CHECKING", "CHECKED", "CONFIRMED", "DONE", "DISCARDED"] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Why a line cannot be endorsed, found in checking the list. */
export const LINE_FINDINGS = [
  "UNREADABLE",
  "DUPLICATE",
  "NOT_A_NUMBER",
  "MISTYPED",
  "OTHER_CITY",
  "NO_SUCH_PERMIT",
  "NAME_DIFFERS",
  "OWN_HOUSEHOLD",
  "APPLICATION_OPEN",
  "TOO_EARLY",
  "REISSUE_REQUIRED",
  "LAPSED_TOO_LONG",
  "CANCELLED",
  "REVOKED",
] as const;
export type LineFinding = (typeof LINE_FINDINGS)[number];

/** What became of a line that was confirmed; everything but ENDORSED left the permit as it was. */
export const LINE_OUTCOMES = [
  "ENDORSED",
  "FACTS_CHANGED",
  "TOO_EARLY",
  "REISSUE_REQUIRED",
  "LAPSED_TOO_LONG",
  "WRONG_STATE",
  "OWN_CASE",
  "OPEN_APPLICATION_EXISTS",
  "NOT_FOUND",
  "OFFICER_GONE",
] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** What the line's endorsement does, as it was shown when the list was confirmed; or what is wrong with the line. */
export interface LineValues {
  act?: "ENDORSED" | "RESTORED";
  /** Of a late one what the city's rule makes of the gap; see `lateEffectOf`. */
  effect?: string;
  dueOn?: Day;
  opensOn?: Day;
  firstLine?: number;
  findings?: Pick<Finding, "code" | "column" | "params">[];
}

/** How a file was read, with what was told of it as a whole. */
export interface ReadAs {
  format: Format;
  findings: Pick<Finding, "code" | "column" | "params">[];
}

export interface Batch {
  cityCode: string;
  id: string;
  employer: string;
  fileName: string;
  fileSha256: string;
  readAs: ReadAs;
  state: BatchState;
  /** Lines in the list, lines found fit, and lines that the present work has behind it. */
  lines: number;
  fit: number;
  done: number;
  createdById: string;
  createdAt: Date;
  confirmedById: string | null;
  confirmedAt: Date | null;
  finishedAt: Date | null;
  rowVersion: number;
}

/** Most lines of one list. */
export const MOST_LINES = 50_000;

import type { Day } from "@/lib/clock";
import type { RuleSet } from "@/lib/rules";

export type DraftStatus = "OPEN" | "SUBMITTED" | "PUBLISHED" | "DISCARDED";

/** A version in work. */
export interface RuleSetDraft {
  id: string;
  zoneId: string;
  baseVersion: number | null;
  ruleSet: RuleSet;
  status: DraftStatus;
  authorId: string;
  publisherId: string | null;
  publishedVersion: number | null;
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  rowVersion: number;
}

/** A published version. It never changes. */
export interface PublishedRuleSet {
  zoneId: string;
  version: number;
  effectiveFrom: Day;
  ruleSet: RuleSet;
  sha256: string;
  /** Made up for the demonstration: no authority has issued it. */
  sample: boolean;
  publishedAt: Date;
}

/** Where a version stands on a day. */
export type VersionStanding = "COMING" | "IN_FORCE" | "PAST";

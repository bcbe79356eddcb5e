import type { Day } from "@/lib/clock";
import type { FindingCode, RuleSet } from "@/lib/rules";

export type DraftStatus = "OPEN" | "SUBMITTED" | "PUBLISHED" | "DISCARDED";

/** A warning of the lint, and why it is meant. It is kept with the version (docs/rules-semantics.md §10). */
export interface Acknowledgement {
  code: FindingCode;
  /** Within the version. */
  path: string;
  params: Record<string, string | number>;
  reason: string;
  byId: string;
  /** An instant, ISO 8601. */
  at: string;
}

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
  /** As of when it was last handed in. */
  acknowledgements: Acknowledgement[];
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
  acknowledgements: Acknowledgement[];
}

/** Where a version stands on a day. */
export type VersionStanding = "COMING" | "IN_FORCE" | "PAST";

import type { Tx } from "@/lib/db/types";
import { calculateFirstIssue, type PermitCalculation } from "@/lib/permits/calculation";
import { type FirstIssueOutlook, firstIssueOutlook } from "@/lib/permits/first-issue-outlook";
import { isApplicationClosed } from "@/lib/permits/lifecycle";
import type { OwnApplication } from "../../load";

export interface Eligibility {
  outlook: FirstIssueOutlook;
  /** On confirmed records: what the office decides on. */
  verified: PermitCalculation;
}

/** What the engine says today of a first issue that is not decided yet; null for anything else. */
export async function loadEligibility(
  tx: Tx,
  { application, today }: Pick<OwnApplication, "application" | "today">,
): Promise<Eligibility | null> {
  if (application.kind !== "FIRST_ISSUE" || isApplicationClosed(application.state)) return null;
  const { residentId, cityCode } = application;
  const question = { residentId, cityCode, on: today };
  const verified = await calculateFirstIssue(tx, { ...question, evidence: "verified" });
  const declared = await calculateFirstIssue(tx, { ...question, evidence: "declared" });
  return { outlook: firstIssueOutlook(verified.answer, declared.answer), verified };
}

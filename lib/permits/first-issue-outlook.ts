import type { Day } from "@/lib/clock";
import type { Answer } from "@/lib/rules";

/** The requirements of Decree 663 art. 2, by their ids in the rule set. */
export const FIRST_ISSUE_REQUIREMENTS = ["registered-elsewhere", "half-year", "job-home-or-study"] as const;
export type FirstIssueRequirement = (typeof FIRST_ISSUE_REQUIREMENTS)[number];

/** What the engine's two answers, on confirmed records and on all that were declared, come to for the applicant. */
export type FirstIssueOutlook =
  | { code: "YES" }
  /** The facts are told; a city's office still has to confirm them. */
  | { code: "AFTER_CONFIRMATION" }
  | { code: "FROM"; on: Day }
  | { code: "FROM_AFTER_CONFIRMATION"; on: Day }
  | { code: "MISSING"; requirements: FirstIssueRequirement[] };

type Told = Pick<Answer, "eligible" | "firstEligibleDate" | "pathways">;

/** Whether somebody can have a first permit, from when, or what is missing. */
export function firstIssueOutlook(verified: Told, declared: Told): FirstIssueOutlook {
  if (verified.eligible) return { code: "YES" };
  if (declared.eligible) return { code: "AFTER_CONFIRMATION" };
  if (verified.firstEligibleDate) return { code: "FROM", on: verified.firstEligibleDate };
  if (declared.firstEligibleDate) return { code: "FROM_AFTER_CONFIRMATION", on: declared.firstEligibleDate };
  const open = (declared.pathways[0]?.requirements ?? []).filter(({ status }) => status !== "met");
  return {
    code: "MISSING",
    requirements: FIRST_ISSUE_REQUIREMENTS.filter((id) => open.some((one) => one.id === id)),
  };
}

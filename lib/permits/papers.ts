import type { ApplicationKind, PermitBasis, PermitPaper } from "./types";

const PROOF_OF: Record<PermitBasis, PermitPaper> = {
  JOB: "JOB_PROOF",
  HOME: "ADDRESS_PROOF",
  STUDY: "STUDY_PROOF",
};

/**
 * The papers that an application of this kind usually comes with (Decree 663 arts. 9 to 11). What the office can look up
 * itself need not be brought; whatever else is missing it names once, all at once.
 */
export function usualPapers(
  kind: ApplicationKind,
  { basis, forWard }: { basis: PermitBasis | undefined; forWard: boolean },
): PermitPaper[] {
  const guardian: PermitPaper[] = forWard ? ["GUARDIAN_ID_CARD"] : [];
  const proof: PermitPaper[] = basis === undefined ? [] : [PROOF_OF[basis]];
  const asked: Record<ApplicationKind, PermitPaper[]> = {
    FIRST_ISSUE: ["ID_CARD", "PHOTO", "ADDRESS_PROOF", ...proof],
    ENDORSEMENT: ["ADDRESS_PROOF", ...proof],
    ADDRESS_CHANGE: ["ID_CARD", "ADDRESS_PROOF"],
    DAMAGED_REPLACEMENT: ["ID_CARD", "OLD_PERMIT"],
    LOSS_REPLACEMENT: ["ID_CARD"],
  };
  return [...new Set([...asked[kind], ...guardian])];
}

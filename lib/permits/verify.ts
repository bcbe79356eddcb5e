import type { PreparedBundle } from "@/lib/policy/bundle";
import { canonicalJson, DocumentError, evaluate, parseCase } from "@/lib/rules";
import type { DecisionProblem } from "@/lib/transfers/verify";
import { HALF_YEAR_KIND } from "./half-year";

export interface KeptPermitDecision {
  outcome: string;
  caseDocument: string;
  answer: string;
  bundleSha256: string;
  evidenceIds: readonly string[];
}

/** Recomputes a decision on a first issue from what was kept with it; null when it is the same to the bit. */
export function verifyPermitDecision(
  bundle: PreparedBundle,
  kept: KeptPermitDecision,
): DecisionProblem | null {
  if (bundle.sha256 !== kept.bundleSha256) return "RULE_SET";
  try {
    const document = parseCase(kept.caseDocument);
    const computed = evaluate(bundle.compiled, document);
    if (canonicalJson(computed) !== kept.answer) return "ANSWER";
    // A half year is worked out from a registration, which is the evidence.
    const evidence = document.records.filter(({ kind }) => kind !== HALF_YEAR_KIND).map(({ id }) => id);
    if (JSON.stringify(evidence) !== JSON.stringify(kept.evidenceIds)) return "EVIDENCE";
    return kept.outcome === "GRANTED" && !computed.eligible ? "OUTCOME" : null;
  } catch (error) {
    if (error instanceof DocumentError) return "UNREADABLE";
    throw error;
  }
}

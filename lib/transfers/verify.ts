import type { PreparedBundle } from "@/lib/policy/bundle";
import { type Answer, canonicalJson, DocumentError, evaluate, parseCase } from "@/lib/rules";

/** What a recomputation can find wrong with a kept decision. */
export type DecisionProblem =
  | "ANSWER" // the answer is not what the engine gives for the case
  | "RULE_SET" // the rules kept are not those of the hash, or the version named is not the one the answer rests on
  | "EVIDENCE" // the evidence named is not what stands in the case
  | "OUTCOME" // approved or confirmed without a yes
  | "UNREADABLE"; // the case or the answer is not a document any more

export interface KeptDecision {
  outcome: string;
  caseDocument: string;
  answer: string;
  bundleSha256: string;
  ruleSetVersion: number | null;
  ruleSetSha256: string | null;
  evidenceIds: readonly string[];
}

/** Recomputes a decision from the facts and rules kept with it; null when it is the same to the bit (docs/design.md §4.5). */
export function verifyDecision(bundle: PreparedBundle, kept: KeptDecision): DecisionProblem | null {
  if (bundle.sha256 !== kept.bundleSha256) return "RULE_SET";
  let computed: Answer;
  let evidence: string[];
  try {
    const document = parseCase(kept.caseDocument);
    computed = evaluate(bundle.compiled, document);
    evidence = document.records.map((record) => record.id);
  } catch (error) {
    if (error instanceof DocumentError) return "UNREADABLE";
    throw error;
  }
  if (canonicalJson(computed) !== kept.answer) return "ANSWER";
  const { version = null, sha256 = null } = computed.ruleSet ?? {};
  if (version !== kept.ruleSetVersion || sha256 !== kept.ruleSetSha256) return "RULE_SET";
  if (JSON.stringify(evidence) !== JSON.stringify(kept.evidenceIds)) return "EVIDENCE";
  const isYes = kept.outcome === "APPROVE" || kept.outcome === "CONFIRM";
  return isYes && !computed.eligible ? "OUTCOME" : null;
}

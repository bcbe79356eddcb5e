/** One evaluation: docs/rules-semantics.md §8. */
import type { Answer, EvaluateOptions, PathwayAnswer } from "./answer";
import { assessmentOf, pathwaysOn } from "./assessment";
import type { CompiledBundle } from "./compile";
import type { CompiledPathway } from "./compile-rule-set";
import { dayNumber } from "./days";
import { firstEligibleDate } from "./first-eligible";
import { type Inquiry, inquiryOf } from "./inquiry";
import { ledgerOf } from "./ledger";
import { allHold, requirementAnswer } from "./requirements";
import type { Case } from "./types";

/**
 * What the rules say of a case. The same documents always give the same answer. Throws DocumentError where a
 * pathway of the destination rests on a points table that is not there; nothing is answered in part.
 */
export function evaluate(compiled: CompiledBundle, kase: Case, options: EvaluateOptions = {}): Answer {
  const request = { destination: kase.destination, evidence: kase.evidence ?? ("verified" as const) };
  const on = dayNumber(kase.assessmentDate);
  const assessment = assessmentOf(compiled, request, on);
  const applicable = assessment === null ? [] : pathwaysOn(assessment);
  const ledger = ledgerOf(compiled, kase.records);
  const pathways =
    assessment === null
      ? []
      : pathwayAnswers(
          inquiryOf({ assessment, ledger, person: kase.person ?? {}, trace: options.trace ?? true }),
          applicable,
        );
  const first = pathways.find((pathway) => pathway.status === "met") ?? null;
  const plan = kase.plan ?? [];
  const date = () =>
    first !== null && plan.length === 0 ? kase.assessmentDate : firstEligibleDate(compiled, kase, ledger);
  return {
    eligible: first !== null,
    pathway: first?.id ?? null,
    ...(applicable.length === 0 && { reason: "noRules" as const }),
    ...((options.firstEligibleDate ?? true) && { firstEligibleDate: date() }),
    ruleSet:
      assessment === null || applicable.length === 0
        ? null
        : {
            zone: compiled.bundle.zone.id,
            version: assessment.ruleSet.source.version,
            sha256: assessment.ruleSet.sha256,
          },
    bundle: { sha256: compiled.sha256 },
    pathways,
  };
}

function pathwayAnswers(inquiry: Inquiry, pathways: readonly CompiledPathway[]): PathwayAnswer[] {
  return pathways.map(({ source, requirements }) => {
    const answers = requirements.map((requirement) => requirementAnswer(inquiry, requirement));
    return { id: source.id, status: allHold(answers.map((answer) => answer.status)), requirements: answers };
  });
}

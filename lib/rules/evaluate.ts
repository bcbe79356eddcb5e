/** One evaluation: docs/rules-semantics.md §8. */
import type { Answer, EvaluateOptions, PathwayAnswer } from "./answer";
import { assessmentOf, pathwaysOn } from "./assessment";
import type { CompiledBundle } from "./compile";
import type { CompiledPathway } from "./compile-rule-set";
import { dayNumber } from "./days";
import { firstEligibleDate } from "./first-eligible";
import type { Inquiry } from "./inquiry";
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
  const trace = options.trace ?? true;
  const pathways =
    assessment === null
      ? []
      : applicable.map((pathway) =>
          pathwayAnswer({ assessment, ledger, person: kase.person ?? {}, trace }, pathway),
        );
  const first = pathways.find((pathway) => pathway.status === "met") ?? null;
  const plan = kase.plan ?? [];
  const date = () =>
    first !== null && plan.length === 0 ? kase.assessmentDate : firstEligibleDate(compiled, kase);
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

function pathwayAnswer(inquiry: Inquiry, { source, requirements }: CompiledPathway): PathwayAnswer {
  const answers = requirements.map((requirement) => requirementAnswer(inquiry, requirement));
  return { id: source.id, status: allHold(answers.map((answer) => answer.status)), requirements: answers };
}

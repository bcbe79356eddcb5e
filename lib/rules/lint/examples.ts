/** A rule set's own acceptance cases: docs/rules-semantics.md §9 and §10. */
import type { CompiledBundle } from "../compile";
import { DocumentError } from "../document/error";
import { evaluate } from "../evaluate";
import type { Example } from "../types";
import { type Finding, finding } from "./finding";
import type { VersionView } from "./view";

export function exampleFindings({ ruleSet, path }: VersionView, compiled: CompiledBundle): Finding[] {
  return (ruleSet.examples ?? []).flatMap((example, index) =>
    failure(compiled, example, ruleSet.version, `${path}.examples[${index}].expect`),
  );
}

function failure(compiled: CompiledBundle, example: Example, version: number, path: string): Finding[] {
  const { title, expect } = example;
  const answer = answerTo(compiled, example);
  // It rests on a table that is not there, which is found by its name.
  if (answer === null) return [];
  if (answer.eligible !== expect.eligible) {
    const [expected, actual] = [word(expect.eligible), word(answer.eligible)];
    return [finding("EXAMPLE_ANSWER", `${path}.eligible`, version, { example: title, expected, actual })];
  }
  const { firstEligibleDate: expected } = expect;
  const actual = answer.firstEligibleDate ?? null;
  if (expected === undefined || expected === actual) return [];
  return [
    finding("EXAMPLE_DATE", `${path}.firstEligibleDate`, version, {
      example: title,
      expected: expected ?? "NEVER",
      actual: actual ?? "NEVER",
    }),
  ];
}

function answerTo(compiled: CompiledBundle, { case: kase, expect }: Example) {
  try {
    return evaluate(compiled, kase, {
      trace: false,
      firstEligibleDate: expect.firstEligibleDate !== undefined,
    });
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
}

function word(eligible: boolean): "YES" | "NO" {
  return eligible ? "YES" : "NO";
}

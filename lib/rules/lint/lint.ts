/** What is wrong, or odd, in a bundle: docs/rules-semantics.md §10. */
import { compile } from "../compile";
import type { Bundle, Day } from "../types";
import { memberFindings, noticeFindings, sharedDays } from "./admission";
import { ceilingFindings } from "./ceilings";
import { exampleFindings } from "./examples";
import type { Finding } from "./finding";
import { impossibleFindings } from "./impossible";
import { matrixFindings } from "./matrix";
import { unknownNames, unknownPlaces } from "./names";
import { pointsShareFindings } from "./points-share";
import { type VersionView, viewsOf } from "./view";

export interface LintOptions {
  /** Notice is counted from this day. */
  today: Day;
  /** One version alone, beside the others of its bundle. */
  version?: number;
}

/**
 * Every finding of a valid bundle (`parseBundle`, `bundleFromValue`), in the document's order of versions, errors
 * first; what is of no version comes before all. The same bundle and day always give the same findings.
 */
export function lintBundle(bundle: Bundle, { today, version }: LintOptions): Finding[] {
  const compiled = compile(bundle);
  const asked = viewsOf(bundle).filter(({ ruleSet }) => version === undefined || ruleSet.version === version);
  return [
    ...unknownPlaces(bundle),
    ...asked.flatMap((view) => [...errorsOf(view), ...warningsOf(view, today)]),
  ];

  function errorsOf(view: VersionView): Finding[] {
    return [
      ...sharedDays(view),
      ...unknownNames(view),
      ...ceilingFindings(view),
      ...impossibleFindings(view),
      ...exampleFindings(view, compiled),
    ];
  }
}

function warningsOf(view: VersionView, today: Day): Finding[] {
  return [
    ...matrixFindings(view),
    ...pointsShareFindings(view),
    ...memberFindings(view),
    ...noticeFindings(view, today),
  ];
}

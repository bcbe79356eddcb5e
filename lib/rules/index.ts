/** The rules engine, whole: docs/rules-semantics.md. Pure; the same answers on the web and on the command line. */
export * from "./answer";
export { type CompiledBundle, compile } from "./compile";
export {
  addDays,
  addMonthsClamped,
  dayNumber,
  daysBetween,
  daysInMonth,
  dayText,
  endOfMonth,
  isDay,
  startOfMonth,
} from "./days";
export { canonicalJson, sha256Hex } from "./document/canonical";
export { DocumentError } from "./document/error";
export { bundleFromValue, caseFromValue, parseBundle, parseCase } from "./document/parse";
export { evaluate } from "./evaluate";
export {
  FINDING_LEVELS,
  type Finding,
  type FindingCode,
  type FindingLevel,
  type FindingParams,
} from "./lint/finding";
export { type LintOptions, lintBundle } from "./lint/lint";
export { measuresOf } from "./lint/walk";
export { coefficientOf, pathwaysFor, ruleSetInForce, ruleSetSha256InForce, tierOf } from "./lookups";
export * from "./types";

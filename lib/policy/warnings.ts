import { z } from "zod";
import { AppError } from "@/lib/errors";
import { canonicalJson, FINDING_LEVELS, type Finding, type FindingCode } from "@/lib/rules";
import type { Acknowledgement } from "./types";

/** What must be acknowledged with a reason before it is published (docs/rules-semantics.md §10). */
export const WARNING_CODES = (Object.keys(FINDING_LEVELS) as FindingCode[]).filter(
  (code) => FINDING_LEVELS[code] === "warning",
);

/** Reasons by the code of the warnings that they are given for. */
export type Reasons = Partial<Record<FindingCode, string>>;

/** The form's field for the reason of all warnings of one code. */
export function reasonName(code: FindingCode): string {
  return `reason.${code}`;
}

/** The place within the version, without the version's own place among the others. */
export function placeOf(path: string): string {
  return path.replace(/^\$\.ruleSets\[\d+\]\.?/, "");
}

export function warningsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ level }) => level === "warning");
}

/** The warnings that nobody has given a reason for yet. */
export function openWarnings(findings: readonly Finding[], given: readonly Acknowledgement[]): Finding[] {
  const known = new Set(given.map(keyOf));
  return warningsOf(findings).filter((warning) => !known.has(keyOf(warning)));
}

/**
 * Today's warnings with their reasons: those given before, and the actor's for the rest. Refuses WARNINGS_OPEN
 * where a reason is missing.
 */
export function acknowledged(
  findings: readonly Finding[],
  given: readonly Acknowledgement[],
  reasons: Reasons,
  by: { id: string; now: Date },
): Acknowledgement[] {
  const missing = openWarnings(findings, given).filter(({ code }) => !reasons[code]);
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map(({ code }) => [reasonName(code), `reasons.${code}`]));
    throw new AppError("WARNINGS_OPEN", { fields });
  }
  const before = new Map(given.map((one) => [keyOf(one), one]));
  return warningsOf(findings).map((warning): Acknowledgement => {
    const { code, path, params } = warning;
    const own = { code, path: placeOf(path), params: { ...params } };
    return (
      before.get(keyOf(warning)) ?? {
        ...{ ...own, reason: reasons[code] ?? "", byId: by.id, at: by.now.toISOString() },
      }
    );
  });
}

/** A kept acknowledgement as the warning it is about. */
export function warningAgain({ code, path, params }: Acknowledgement, version: number): Finding {
  // What was kept was a finding: the code and its params belong together.
  return { level: "warning", code, path, version, params } as unknown as Finding;
}

const storedSchema = z.array(
  z.object({
    code: z.enum(WARNING_CODES as [FindingCode, ...FindingCode[]]),
    path: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    reason: z.string(),
    byId: z.string(),
    at: z.iso.datetime(),
  }),
);

export function acknowledgementsFrom(text: string): Acknowledgement[] {
  return storedSchema.parse(JSON.parse(text));
}

/** What makes two warnings the same one: passing days do not, they only make a short notice shorter. */
function keyOf({ code, path, params }: Pick<Finding, "code" | "path"> & { params: object }): string {
  const { today: _today, days: _days, earliest: _earliest, ...lasting } = params as Record<string, unknown>;
  return canonicalJson([code, placeOf(path), lasting]);
}

/** Reading the two documents of docs/rules-semantics.md §9: whole, or not at all. */
import type { z } from "zod";
import type { Bundle, Case } from "../types";
import { bundleSchema } from "./bundle-schema";
import { caseSchema } from "./case-schema";
import { childPath, DocumentError, found } from "./error";
import { readJson } from "./json";
import { requireJsonValue } from "./json-value";

/** Throws DocumentError. */
export function parseBundle(text: string): Bundle {
  return bundleFromValue(readJson(text));
}

/** Throws DocumentError. */
export function parseCase(text: string): Case {
  return caseFromValue(readJson(text));
}

/** The value itself, validated and not altered, so that it keeps its hash. Throws DocumentError. */
export function bundleFromValue(value: unknown): Bundle {
  return validated(bundleSchema, value);
}

/** The value itself, validated and not altered. Throws DocumentError. */
export function caseFromValue(value: unknown): Case {
  return validated(caseSchema, value);
}

function validated<T>(schema: z.ZodType<T>, value: unknown): T {
  requireJsonValue(value, "$");
  const result = schema.safeParse(value);
  const issue = result.error?.issues[0];
  if (issue !== undefined) throw errorOf(issue, value);
  return value as T;
}

type Issue = z.core.$ZodIssue;

function errorOf(issue: Issue, document: unknown): DocumentError {
  const { path, ...telling } = mostTelling(issue);
  const place = path.reduce<string>((so, key) => childPath(so, asKey(key)), "$");
  if (telling.code === "unrecognized_keys") {
    const key = telling.keys[0] ?? "";
    return new DocumentError(
      childPath(place, key),
      `found the unknown key ${found(key)}, expected only known keys`,
    );
  }
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], document);
  return new DocumentError(place, `found ${found(value)}, expected ${expectation(telling)}`);
}

function asKey(key: PropertyKey): string | number {
  return typeof key === "symbol" ? String(key) : key;
}

/** Of a union's branches, the one that fits but for the fewest mistakes, the deepest mistake first. */
function mostTelling(issue: Issue): Issue {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue;
  const fewest = Math.min(...issue.errors.map((branch) => branch.length));
  const nearest = issue.errors
    .filter((branch) => branch.length === fewest)
    .map(([first]) => first)
    .sort((a, b) => (b?.path.length ?? 0) - (a?.path.length ?? 0))[0];
  const sameLevel =
    nearest === undefined || (nearest.path.length === 0 && nearest.code !== "unrecognized_keys");
  if (sameLevel) return issue;
  const inner = mostTelling(nearest);
  return { ...inner, path: [...issue.path, ...inner.path] };
}

/** Every leaf says what it expects; what zod itself finds is put in the same words. */
function expectation(issue: Omit<Issue, "path">): string {
  const { code } = issue;
  if (code === "invalid_value") {
    return (issue as z.core.$ZodIssueInvalidValue).values.map((value) => JSON.stringify(value)).join(" or ");
  }
  if (code === "invalid_type") {
    return (issue as z.core.$ZodIssueInvalidType).expected === "array" ? "a list" : "an object";
  }
  if (code === "invalid_key") {
    const inner = (issue as z.core.$ZodIssueInvalidKey).issues[0];
    return inner === undefined ? "another key" : `a key that is ${expectation(inner)}`;
  }
  return issue.message;
}

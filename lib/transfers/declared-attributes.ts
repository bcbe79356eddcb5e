import type { RuleSet } from "@/lib/rules";
import { readAttributes } from "./completeness";

/**
 * Attributes told in an address, `a.<name>=…`: read as those of a form are. What does not fit is left out, and
 * named in `problems`.
 */
export function attributesInQuery(
  definitions: RuleSet["attributes"],
  query: Record<string, string | string[] | undefined>,
): ReturnType<typeof readAttributes> {
  const form = Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => name.startsWith("a."))
      .map(([name, value]) => [`attribute.${name.slice(2)}`, value]),
  );
  return readAttributes(definitions, form);
}

/** The same as part of an address: `a.education=bachelor`. */
export function queryOfAttributes(attributes: Record<string, string | number | boolean>): [string, string][] {
  return Object.entries(attributes).map(([name, value]) => [`a.${name}`, String(value)]);
}

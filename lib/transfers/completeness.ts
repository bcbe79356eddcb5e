import type { RuleSet } from "@/lib/rules";
import type { CaseAnswers } from "./types";

/** The sections of an application, in the order they are asked. */
export const SECTIONS = ["about", "landing", "contact"] as const;
export type Section = (typeof SECTIONS)[number];

/** Which sections still lack an answer. Attributes may be left open: unknown is an answer, and papers may be shown later. */
export function missingSections(answers: CaseAnswers): Section[] {
  const missing: Section[] = [];
  if (answers.attributes === undefined) missing.push("about");
  if (!answers.landing) missing.push("landing");
  if (!answers.contact) missing.push("contact");
  return missing;
}

/**
 * Attributes of a submitted form (`attribute.<name>`), as the rule set defines them; what is left empty is
 * not declared. Returns the fields that are wrong, by name, with the key of what was expected.
 */
export function readAttributes(
  definitions: RuleSet["attributes"],
  form: Record<string, unknown>,
): { attributes: CaseAnswers["attributes"]; problems: Record<string, string> } {
  const attributes: CaseAnswers["attributes"] = {};
  const problems: Record<string, string> = {};
  for (const [name, definition] of Object.entries(definitions ?? {})) {
    const typed = form[`attribute.${name}`];
    if (typeof typed !== "string" || typed === "") continue;
    if (definition.type === "boolean") {
      if (typed === "true" || typed === "false") attributes[name] = typed === "true";
      else problems[`attribute.${name}`] = "choose";
    } else if (definition.type === "choice") {
      if (definition.options.includes(typed)) attributes[name] = typed;
      else problems[`attribute.${name}`] = "choose";
    } else {
      const value = /^-?\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
      const fits = value >= (definition.min ?? -Infinity) && value <= (definition.max ?? Infinity);
      if (fits) attributes[name] = value;
      else problems[`attribute.${name}`] = "integer";
    }
  }
  return { attributes, problems };
}

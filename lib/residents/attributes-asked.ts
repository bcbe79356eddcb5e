import type { Pathway, Requirement } from "@/lib/rules";

/** The attributes that a destination's pathways ask for: nothing else needs to be told. */
export function attributesOf(pathways: readonly Pathway[]): Set<string> {
  const within = (requirements: readonly Requirement[]): string[] =>
    requirements.flatMap((requirement) => {
      if (requirement.type === "any") return within(requirement.requirements);
      return requirement.type === "attribute" ? [requirement.attribute] : [];
    });
  return new Set(pathways.flatMap((pathway) => within(pathway.requirements)));
}

import fc from "fast-check";
import type { AttributeType } from "./document";

export const label = { en: "x", zh: "某" };

export const CITIES = ["310000", "320500", "330100", "341800", "420100"];
export const TIERS = ["super", "mega", "large-1", "medium"];
export const KINDS = ["residence", "socialInsurance", "study"];
export const TAGS = ["backPaid", "selfPaid"];
/** Few values, so that ties are common; 0 and above 1 among them; trailing zeros are legal. */
export const COEFFICIENTS = ["0", "0.3333", "0.5", "0.5", "0.80", "0.9", "1", "1", "1.25", "10"];

export const bundleKinds = Object.fromEntries(KINDS.map((kind) => [kind, label]));

export const ATTRIBUTES: Record<string, AttributeType> = {
  education: { type: "choice", options: ["none", "bachelor", "master"], label },
  hours: { type: "integer", min: 0, max: 10_000, label },
  clean: { type: "boolean", label },
};

/** A part of a list, without repeats, in the list's order. */
export function some<T>(list: T[], least: number): fc.Arbitrary<T[]> {
  return fc.subarray(list, { minLength: least });
}

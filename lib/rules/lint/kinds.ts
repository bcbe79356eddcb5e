/**
 * Which kinds are years of insurance and which are years of residence: docs/rules-semantics.md §11. Kinds are data;
 * they are known by their id and by what the bundle calls them.
 */
import type { Bundle, Kinds } from "../types";

export function isInsurance({ kinds }: Bundle, kind: string): boolean {
  const name = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return /insurance/i.test(kind) || /insurance/i.test(name?.en ?? "") || /保险|社保/.test(name?.zh ?? "");
}

/** A permit, a registration, a home: what is lived, as against what is paid. */
export function isResidence({ kinds }: Bundle, kind: string): boolean {
  const name = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const english = /residen|tenan/i;
  return english.test(kind) || english.test(name?.en ?? "") || /居住|暂住|住所|租/.test(name?.zh ?? "");
}

/** Whether units of these kinds cannot be had without one that fits. */
export function mustBe(kinds: Kinds, fits: (kind: string) => boolean): boolean {
  return Array.isArray(kinds) ? kinds.some(fits) : kinds.anyOf.every(fits);
}

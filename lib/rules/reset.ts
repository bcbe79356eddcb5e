/** What a gap drops: docs/rules-semantics.md §4. */
import { listOf, positionOf, type Span } from "./spans";

/** Nothing is dropped. */
export const FROM_THE_BEGINNING = Number.MIN_SAFE_INTEGER;

/**
 * The first unit that is kept, walking back from `lastUnit`; `lastUnit + 1` when the gap at its side drops everything.
 * `covered` are the units covered in any city, in any order.
 */
export function firstUnitKept(covered: readonly Span[], lastUnit: number, resetAfterGap: number): number {
  return firstUnitOfChain(chainsOf(covered, resetAfterGap), lastUnit, resetAfterGap);
}

/** Runs of covered units with the gaps that are forgiven filled in. */
export function chainsOf(covered: readonly Span[], resetAfterGap: number): Span[] {
  const chains: Span[] = [];
  for (const span of listOf(covered)) {
    const last = chains.at(-1);
    if (last !== undefined && span.from - last.to - 1 <= resetAfterGap) last.to = span.to;
    else chains.push({ ...span });
  }
  return chains;
}

export function firstUnitOfChain(chains: readonly Span[], lastUnit: number, resetAfterGap: number): number {
  const here = positionOf(chains, lastUnit);
  const around = chains[here];
  const chain = around !== undefined && around.from <= lastUnit ? around : chains[here - 1];
  if (chain === undefined || lastUnit - chain.to > resetAfterGap) return lastUnit + 1;
  return chain.from;
}

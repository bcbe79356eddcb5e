/** Which of several overlapping records is the one that counts. */
import { comesFirst, type LedgerRecord } from "./ledger";
import { positionOf, type Span } from "./spans";

export interface OwnedSpan extends Span {
  owner: LedgerRecord;
}

interface Claim extends Span {
  stretch: { record: LedgerRecord };
}

/** Every point of the claims, each with the first record that claims it; sorted and disjoint. */
export function ownersOf(claims: readonly Claim[]): OwnedSpan[] {
  const owned: OwnedSpan[] = [];
  const inTurn = [...claims].sort((a, b) => comesFirst(a.stretch.record, b.stretch.record));
  for (const claim of inTurn) claimWhatIsLeft(owned, claim);
  return owned;
}

function claimWhatIsLeft(owned: OwnedSpan[], claim: Claim): void {
  const owner = claim.stretch.record;
  const first = positionOf(owned, claim.from);
  const parts: OwnedSpan[] = [];
  let { from } = claim;
  let next = first;
  for (; next < owned.length; next += 1) {
    const taken = owned[next] as OwnedSpan;
    if (taken.from > claim.to) break;
    if (taken.from > from) parts.push({ from, to: taken.from - 1, owner });
    parts.push(taken);
    from = taken.to + 1;
  }
  if (from <= claim.to) parts.push({ from, to: claim.to, owner });
  owned.splice(first, next - first, ...parts);
}

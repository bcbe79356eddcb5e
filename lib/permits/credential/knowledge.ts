import { cannotTell, type Fault } from "./answers";
import { standingOf } from "./key-history";
import type { Policy } from "./policy";
import { STATUS, statusAt } from "./status-list";
import type { StatusList } from "./status-token";
import { issuerIn, type TrustList } from "./trust-list";

/** What a checker knows, and how old it is. */

/** A list that was used, in whole seconds; shown with every answer. */
export type Age = { issuedAt: Date; goodUntil: Date; ageSeconds: number };

export function ageOf(issuedAt: Date, goodUntil: Date, now: Date): Age {
  return { issuedAt, goodUntil, ageSeconds: Math.floor((now.getTime() - issuedAt.getTime()) / 1000) };
}

/** Null while the list may be relied on. */
export function trustListFault(list: TrustList, now: Date, { skew, listGrace }: Policy): Fault | null {
  if (Date.parse(list.issuedAt) > now.getTime() + skew * 1000)
    return cannotTell("TRUST_LIST_FROM_THE_FUTURE");
  const isOld = Date.parse(list.nextUpdate) + listGrace * 1000 <= now.getTime();
  return isOld ? cannotTell("TRUST_LIST_TOO_OLD") : null;
}

/** The newest list that the permit's own issuer published at that address with a key that still counts. */
export function statusListFor(
  { uri, iss }: { uri: string; iss: string },
  lists: readonly StatusList[],
  trust: TrustList,
): StatusList | null {
  const keys = issuerIn(trust, iss)?.keys ?? [];
  const usable = lists.filter((list) => {
    const key = list.uri === uri && list.iss === iss && keys.find(({ kid }) => kid === list.kid);
    return key && standingOf(key, list.issuedAt, 0) === "IN_USE";
  });
  return usable.reduce<StatusList | null>(
    (newest, list) => (newest && newest.issuedAt >= list.issuedAt ? newest : list),
    null,
  );
}

export type Status = "VALID" | "SUSPENDED" | "REVOKED" | Fault;

/** Revocation is for good, so an old list's word on it is enough; of everything else only a fresh list knows. */
export function statusIn(list: StatusList | null, index: number, now: Date, policy: Policy): Status {
  if (list === null) return cannotTell("STATUS_LIST_MISSING");
  const found = statusAt(list.bytes, list.bits, index);
  if (found === STATUS.REVOKED) return "REVOKED";
  const from = list.issuedAt.getTime() - policy.skew * 1000;
  if (from > now.getTime()) return cannotTell("STATUS_LIST_FROM_THE_FUTURE");
  if (list.expiresAt.getTime() + policy.listGrace * 1000 <= now.getTime()) {
    return cannotTell("STATUS_LIST_TOO_OLD");
  }
  if (found === STATUS.VALID) return "VALID";
  return found === STATUS.SUSPENDED ? "SUSPENDED" : cannotTell("STATUS_NOT_UNDERSTOOD");
}

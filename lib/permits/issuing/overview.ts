import type { CityAdminActor } from "@/lib/auth/types";
import { systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { STATUS, type TrustList } from "@/lib/permits/credential";
import { type KeyRow, keyInUse, listKeys } from "./key-rows";
import { publishedTrustList } from "./published";

export const KEY_STATES = ["IN_USE", "COMING", "ENDING", "ENDED", "RETIRED", "COMPROMISED"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** Where a key stands at an instant, among its owner's others. */
export function keyStateOf(key: KeyRow, keys: readonly KeyRow[], now: Date): KeyState {
  if (key.revokedFor !== null) return key.revokedFor === "COMPROMISE" ? "COMPROMISED" : "RETIRED";
  if (key.validFrom > now) return "COMING";
  if (keyInUse(keys, now)?.kid !== key.kid) return "ENDED";
  return key.validUntil === null ? "IN_USE" : "ENDING";
}

export interface StatusListSize {
  listNo: number;
  entries: number;
  suspended: number;
  revoked: number;
  /** Null for a list that nobody has fetched yet. */
  signed: { issuedAt: Date; bytes: number } | null;
}

export interface KeyOverview {
  keys: KeyRow[];
  /** The list of public keys; null for a city that is not on it. */
  trust: TrustList | null;
  statusLists: StatusListSize[];
}

/** A city's keys and what is published of them now, for its administrator. The sizes of lists name nobody. */
export async function keyOverview(actor: CityAdminActor, now: Date): Promise<KeyOverview> {
  const keys = await withActor(actor, (tx) => listKeys(tx, actor.city));
  const trust = keys.length === 0 ? null : (await publishedTrustList(now)).list;
  return { keys, trust, statusLists: await sizesOf(actor.city) };
}

const sizesOf = (cityCode: string): Promise<StatusListSize[]> =>
  withActor(systemActor("SYSTEM_ISSUER"), async (tx) => {
    const counts = await tx.statusEntry.groupBy({
      by: ["listNo", "status"],
      where: { cityCode },
      _count: { _all: true },
      orderBy: { listNo: "asc" },
    });
    const signed = await tx.statusList.findMany({ where: { cityCode } });
    return [...new Set(counts.map(({ listNo }) => listNo))].map((listNo) => {
      const of = (status?: number) =>
        counts
          .filter((row) => row.listNo === listNo && (status === undefined || row.status === status))
          .reduce((sum, { _count }) => sum + _count._all, 0);
      const last = signed.find((list) => list.listNo === listNo);
      return {
        listNo,
        entries: of(),
        suspended: of(STATUS.SUSPENDED),
        revoked: of(STATUS.REVOKED),
        signed: last === undefined ? null : { issuedAt: last.issuedAt, bytes: last.token.length },
      };
    });
  });

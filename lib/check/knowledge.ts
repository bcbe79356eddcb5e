import {
  type PublicJwk,
  readStatusList,
  readTrustList,
  type StatusList,
  type TrustList,
} from "@/lib/permits/credential";
import type { KeptLists } from "./kept";

/** Lists that were read and verified, and when each was fetched. */
export type Knowledge = {
  trust: { list: TrustList; fetchedAt: Date } | null;
  statuses: readonly { list: StatusList; fetchedAt: Date }[];
};

export const NO_KNOWLEDGE: Knowledge = { trust: null, statuses: [] };

/** Verifies what was kept again, signatures included: the device's memory is not believed. */
export async function knowledgeOf(kept: KeptLists, operatorKeys: readonly PublicJwk[]): Promise<Knowledge> {
  if (kept.trust === null) return NO_KNOWLEDGE;
  const read = await readTrustList(kept.trust.text, operatorKeys, kept.highestVersion);
  if ("fault" in read) return NO_KNOWLEDGE;
  const statuses = await Promise.all(
    Object.values(kept.statuses).map(async ({ text, fetchedAtMs }) => {
      const status = await readStatusList(text, read.list);
      return "fault" in status ? [] : [{ list: status.list, fetchedAt: new Date(fetchedAtMs) }];
    }),
  );
  return {
    trust: { list: read.list, fetchedAt: new Date(kept.trust.fetchedAtMs) },
    statuses: statuses.flat(),
  };
}

import { type PublicJwk, readStatusList, readTrustList, type TrustList } from "@/lib/permits/credential";
import { type Fetch, fetchedAddresses, fetchedText, pathOfList, TRUST_LIST_PATH } from "./fetch-lists";
import { type Fetched, type KeptLists, keptListsOf, type Slot } from "./kept";

/** What stood in the way of newer lists. The older ones stay, and age. */
export const REFRESH_PROBLEMS = [
  "TRUST_LIST_UNREACHABLE",
  "TRUST_LIST_REFUSED",
  "TRUST_LIST_OLDER_THAN_KNOWN",
  "STATUS_LISTS_UNREACHABLE",
  "SOME_STATUS_LISTS_UNREACHABLE",
  "SOME_STATUS_LISTS_REFUSED",
] as const;
export type RefreshProblem = (typeof REFRESH_PROBLEMS)[number];

export type Refreshed = {
  kept: KeptLists;
  problems: RefreshProblem[];
  /** How far this device's clock is ahead of the server's, in milliseconds; null where the server did not say. */
  clockAheadMs: number | null;
};

type With = {
  fetch: Fetch;
  slot: Slot;
  operatorKeys: readonly PublicJwk[];
  /** Moved with the product's clock, as permits are. */
  now: () => Date;
  /** The device's own, which the server's `Date` is compared with. */
  machineNow: () => Date;
};

/** Fetches every list, keeps what is signed and newer than what is known, and says what could not be had. */
export async function refreshLists(how: With): Promise<Refreshed> {
  const { slot, now } = how;
  const problems: RefreshProblem[] = [];
  const before = keptListsOf(await slot.read());
  const trust = await newTrustList(how, before.highestVersion, problems);
  const list = trust?.list ?? (await listKept(before, how.operatorKeys));
  const statuses = list === null ? {} : await newStatusLists(how, list, before.statuses, problems);
  const found = trust && { text: trust.text, fetchedAtMs: now().getTime() };
  const kept = await slot.change((value) => {
    const after = merged(keptListsOf(value), found, trust?.list.version ?? 1, statuses);
    return { after, result: after };
  });
  return { kept, problems, clockAheadMs: trust?.clockAheadMs ?? null };
}

async function newTrustList(
  { fetch, operatorKeys, machineNow }: With,
  atLeast: number,
  problems: RefreshProblem[],
) {
  const found = await fetchedText(fetch, TRUST_LIST_PATH);
  if (found === null) {
    problems.push("TRUST_LIST_UNREACHABLE");
    return null;
  }
  const clockAheadMs = found.serverTime && machineNow().getTime() - found.serverTime.getTime();
  const read = await readTrustList(found.text, operatorKeys, atLeast);
  if ("list" in read) return { text: found.text, list: read.list, clockAheadMs };
  problems.push(read.fault === "OLDER_THAN_KNOWN" ? "TRUST_LIST_OLDER_THAN_KNOWN" : "TRUST_LIST_REFUSED");
  return null;
}

async function listKept(kept: KeptLists, operatorKeys: readonly PublicJwk[]): Promise<TrustList | null> {
  const read = kept.trust && (await readTrustList(kept.trust.text, operatorKeys, kept.highestVersion));
  return read && "list" in read ? read.list : null;
}

/** Those that are signed by a key that counts now, and no older than what is kept and still counts. */
async function newStatusLists(
  { fetch, now }: With,
  trust: TrustList,
  known: KeptLists["statuses"],
  problems: RefreshProblem[],
): Promise<KeptLists["statuses"]> {
  const uris = await fetchedAddresses(fetch);
  if (uris === null) {
    problems.push("STATUS_LISTS_UNREACHABLE");
    return {};
  }
  const found: KeptLists["statuses"] = {};
  const faults = new Set<RefreshProblem>();
  await Promise.all(
    uris.map(async (uri) => {
      const answer = await fetchedText(fetch, pathOfList(uri));
      const issuedAt = answer && (await issuedAtOf(answer.text, uri, trust));
      const knownAt = (await issuedAtOf(known[uri]?.text ?? "", uri, trust)) ?? 0;
      if (answer === null) faults.add("SOME_STATUS_LISTS_UNREACHABLE");
      else if (issuedAt === null) faults.add("SOME_STATUS_LISTS_REFUSED");
      else if (issuedAt >= knownAt) found[uri] = { text: answer.text, fetchedAtMs: now().getTime() };
    }),
  );
  problems.push(...faults);
  return found;
}

/** In milliseconds; null for a list that does not count, or is another's. */
async function issuedAtOf(text: string, uri: string, trust: TrustList): Promise<number | null> {
  const read = await readStatusList(text, trust);
  return "list" in read && read.list.uri === uri ? read.list.issuedAt.getTime() : null;
}

/** Another tab may have been quicker with the trust list: what is newer stays. */
function merged(
  known: KeptLists,
  trust: Fetched | null,
  version: number,
  statuses: KeptLists["statuses"],
): KeptLists {
  const isNewer = trust !== null && version >= known.highestVersion;
  return {
    trust: isNewer ? trust : known.trust,
    statuses: { ...known.statuses, ...statuses },
    highestVersion: Math.max(known.highestVersion, version),
  };
}

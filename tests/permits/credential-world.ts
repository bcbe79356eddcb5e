import { issueCard } from "@/lib/permits/credential/card";
import { type Issue, issuePermit, type PermitFacts } from "@/lib/permits/credential/issue-permit";
import { listedKey, nextTrustList } from "@/lib/permits/credential/key-history";
import type { PublicJwk } from "@/lib/permits/credential/keys";
import { generateKey } from "@/lib/permits/credential/keys";
import { type Choice, openOccasion, presentPermit } from "@/lib/permits/credential/present-permit";
import { type PermitStatus, packedStatuses, STATUS } from "@/lib/permits/credential/status-list";
import { readStatusList, signStatusList } from "@/lib/permits/credential/status-token";
import {
  issuerName,
  readTrustList,
  signTrustList,
  statusListUri,
  type TrustedIssuer,
} from "@/lib/permits/credential/trust-list";

/** An operator, the city of Nanjing, a holder, and the lists of one day: everything that checking a permit needs. */

export const NOW = new Date("2026-11-23T02:00:00Z");
export const DAY = 86_400_000;
export const later = (ms: number) => new Date(NOW.getTime() + ms);

export const ISS = issuerName("https://hutong.example", "320100");
export const LIST_URI = statusListUri(ISS, 1);

export const operator = await generateKey();
export const city = await generateKey();
export const holder = await generateKey();
export const signing = ({ kid, privateJwk }: Awaited<ReturnType<typeof generateKey>>) => ({
  kid,
  key: privateJwk,
});

export const FACTS = {
  permitNumber: "3201-2026-7K3M-9QXT",
  person: {
    name: "王小明",
    sex: "MALE",
    ethnicity: "汉",
    bornOn: "1990-03-07",
    idNumber: "11010519491231002X",
    photoSha256: "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
    registeredAddress: "安徽省阜阳市颍上县慎城镇人民路1号",
    residenceAddress: "江苏省南京市玄武区北京东路41号",
    issued: { by: "南京市公安局玄武分局", on: "2026-11-23" },
  },
  zones: ["yangtze-river-delta"],
  completedYears: 6,
  rights: { "320100": ["COMPULSORY_EDUCATION", "LEGAL_AID"] },
  statedOn: "2026-11-23",
} satisfies PermitFacts;

export const INDEX = 417_201;

export const issueOf = (changes: Partial<Issue> = {}): Issue => ({
  iss: ISS,
  key: signing(city),
  issuedAt: later(-DAY),
  validFrom: later(-DAY),
  expiresAt: later(300 * DAY),
  status: { uri: LIST_URI, index: INDEX },
  ...changes,
});

export const permitOf = (changes: Partial<Issue> = {}, facts: PermitFacts = FACTS) =>
  issuePermit(facts, holder.publicJwk, issueOf(changes));
export const cardOf = (changes: Partial<Issue> = {}) =>
  issueCard({ permitNumber: FACTS.permitNumber, name: FACTS.person.name }, issueOf(changes));

export const CHOICE: Choice = { zones: ["yangtze-river-delta"], years: [5] };
export const shownAt = (permit: string, at = NOW, choice: Choice = CHOICE, key = holder.privateJwk) =>
  presentPermit(permit, choice, key, openOccasion(at));

export const nanjing = (
  keys: TrustedIssuer["keys"] = [listedKey(city, later(-400 * DAY))],
): TrustedIssuer => ({
  iss: ISS,
  cityCode: "320100",
  keys,
});

export async function trustOf(issuers = [nanjing()], at = later(-3_600_000), key = operator) {
  const text = await signTrustList(nextTrustList(null, issuers, at, 7 * 86_400), signing(key));
  const read = await readTrustList(text, [operator.publicJwk as PublicJwk]);
  if ("fault" in read) throw new Error(read.fault);
  return { text, list: read.list };
}

export async function statusesOf(
  statuses: [number, PermitStatus][] = [],
  { at = later(-3_600_000), lastsMs = DAY, uri = LIST_URI, size = 2 ** 20, key = city, iss = ISS } = {},
) {
  const bytes = packedStatuses(
    size,
    statuses.map(([index, status]) => [index, STATUS[status]] as const),
  );
  const expiresAt = new Date(at.getTime() + lastsMs);
  const text = await signStatusList(
    { uri, iss, issuedAt: at, expiresAt, ttlSeconds: 43_200, bytes },
    signing(key),
  );
  return text;
}

export async function listOf(text: string, trust: Awaited<ReturnType<typeof trustOf>>["list"]) {
  const read = await readStatusList(text, trust);
  if ("fault" in read) throw new Error(read.fault);
  return read.list;
}

/** A checker with today's lists. */
export async function checkerOf(statuses: [number, PermitStatus][] = [], issuers = [nanjing()]) {
  const { list: trustList } = await trustOf(issuers);
  return { trustList, statusLists: [await listOf(await statusesOf(statuses), trustList)], now: NOW };
}

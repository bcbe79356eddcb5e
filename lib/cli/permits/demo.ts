import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dayOf } from "@/lib/clock";
import {
  drawnIndices,
  generateKey,
  type Issue,
  issueCard,
  issuePermit,
  issuerName,
  listedKey,
  type NewKey,
  nextTrustList,
  openOccasion,
  type PermitFacts,
  packedStatuses,
  presentPermit,
  qrTextOf,
  STATUS_LIST_SIZE,
  signStatusList,
  signTrustList,
  statusListUri,
} from "@/lib/permits/credential";
import { InputError, isOfTheFileSystem, messageOf, pathOf, write } from "../documents";

/** An invented city, its keys and lists, and a permit: enough to try verify with. */

const DAY_MS = 86_400_000;
const CITY = "320100";
const NAME = "王小明";

const FACTS: Omit<PermitFacts, "statedOn"> = {
  permitNumber: "3201-2026-7K3M-9QXT",
  person: {
    name: NAME,
    sex: "MALE",
    ethnicity: "汉",
    bornOn: "1990-03-07",
    idNumber: "11010519491231002X",
    photoSha256: "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
    registeredAddress: "安徽省阜阳市颍上县慎城镇人民路1号",
    residenceAddress: "江苏省南京市玄武区北京东路41号",
    issued: { by: "南京市公安局玄武分局", on: "2026-03-01" },
  },
  zones: ["yangtze-river-delta"],
  completedYears: 6,
  rights: { [CITY]: ["COMPULSORY_EDUCATION", "LEGAL_AID"] },
};

export async function demo(out: string, at: Date): Promise<void> {
  const [operator, city, holder] = [await generateKey(), await generateKey(), await generateKey()];
  const iss = issuerName("https://hutong.example", CITY);
  const [index = 0, cardIndex = 1] = drawnIndices(STATUS_LIST_SIZE, 2);
  const after = (days: number) => new Date(at.getTime() + days * DAY_MS);
  const uri = statusListUri(iss, 1);
  const issue = (idx: number): Issue => ({
    iss,
    key: signing(city),
    issuedAt: after(-1),
    validFrom: after(-1),
    expiresAt: after(364),
    status: { uri, index: idx },
  });
  const issuers = [{ iss, cityCode: CITY, keys: [listedKey(city, after(-30))] }];
  const bytes = packedStatuses(STATUS_LIST_SIZE, []);
  const list = { uri, iss, issuedAt: at, expiresAt: after(1), ttlSeconds: 43_200, bytes };
  const permit = await issuePermit({ ...FACTS, statedOn: dayOf(at) }, holder.publicJwk, issue(index));
  const choice = { zones: FACTS.zones, years: [5] as const };
  const shown = await presentPermit(permit, choice, holder.privateJwk, openOccasion(at));
  const card = await issueCard({ permitNumber: FACTS.permitNumber, name: NAME }, issue(cardIndex));
  const trustList = await signTrustList(nextTrustList(null, issuers, at, 7 * 86_400), signing(operator));
  await save(out, {
    "trust.json": JSON.stringify({ operatorKeys: [operator.publicJwk], trustList }),
    "operator.jwk.json": JSON.stringify(operator.publicJwk),
    "list.jwt": await signStatusList(list, signing(city)),
    "permit.txt": permit,
    "shown.txt": shown,
    "shown-qr.txt": qrTextOf(shown),
    "card-qr.txt": qrTextOf(card),
  });
  await write(`Made at ${at.toISOString()}; what is shown by phone is fresh for two minutes from then.`);
}

const signing = ({ kid, privateJwk }: NewKey) => ({ kid, key: privateJwk });

async function save(folder: string, texts: Record<string, string>): Promise<void> {
  try {
    await mkdir(pathOf(folder), { recursive: true });
    for (const [name, text] of Object.entries(texts))
      await writeFile(join(pathOf(folder), name), `${text}\n`);
  } catch (error) {
    throw isOfTheFileSystem(error) ? new InputError(messageOf(error)) : error;
  }
}

import { z } from "zod";
import {
  type PublicJwk,
  publicJwk,
  readStatusList,
  readTrustList,
  type StatusList,
  type TrustList,
} from "@/lib/permits/credential";
import { InputError, messageOf, read } from "../documents";

/** The lists that a checker keeps, from files. Each throws InputError where a file cannot be used. */

/** What the operator publishes: the signed list, and the keys with which to read it. */
const trustFile = z.object({ operatorKeys: z.array(publicJwk).min(1), trustList: z.string() });

const FAULTS = {
  NOT_A_TRUST_LIST: "is not a trust list",
  NOT_SIGNED_BY_OPERATOR: "is not signed with the operator's key",
  OLDER_THAN_KNOWN: "is older than a list that is known",
  NOT_A_STATUS_LIST: "is not a status list",
  ISSUER_NOT_LISTED: "is of an issuer, or signed with a key, that the trust list does not have",
  NOT_SIGNED_BY_ISSUER: "is not signed by its issuer with a key in use at the time",
} as const;

/** With the operator's key from a file of the caller's own; without one, the key beside the list is believed. */
export async function trustListOf(file: string, operatorFile: string | null): Promise<TrustList> {
  const published = trustFile.safeParse(jsonOf(file, await textOf(file)));
  if (!published.success) {
    throw new InputError(`${file}: expected { "operatorKeys": [...], "trustList": "..." }`);
  }
  const keys = operatorFile === null ? published.data.operatorKeys : [await operatorKey(operatorFile)];
  const read = await readTrustList(published.data.trustList, keys);
  if ("fault" in read) throw new InputError(`${file}: ${FAULTS[read.fault]}`);
  return read.list;
}

async function operatorKey(file: string): Promise<PublicJwk> {
  const key = publicJwk.safeParse(jsonOf(file, await textOf(file)));
  if (!key.success) throw new InputError(`${file}: expected a public key on P-256 as a JWK`);
  return key.data;
}

export async function statusListsOf(files: readonly string[], trust: TrustList): Promise<StatusList[]> {
  const lists: StatusList[] = [];
  for (const file of files) {
    const read = await readStatusList(await textOf(file), trust);
    if ("fault" in read) throw new InputError(`${file}: ${FAULTS[read.fault]}`);
    lists.push(read.list);
  }
  return lists;
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${file}: ${messageOf(error)}`);
  }
}

const textOf = (file: string): Promise<string> => read(file, (text) => text);

import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { publicJwk, readTrustList, type TrustList } from "../credential";
import { fetchedList, keepList, keptList } from "./list-sources";

/** The file that HUTONG_TRUSTED_OPERATORS names: docs/statement-of-years.md. */
const operatorsFile = z.strictObject({
  operators: z.array(
    z.strictObject({
      name: z.string().min(1).max(200),
      /** The cities that this operator speaks for. What it says of any other is not heard. */
      cities: z.array(z.string().regex(/^\d{6}$/)).min(1),
      /** The operator's public keys, as it gave them on paper: they are what everything else hangs on. */
      keys: z.array(publicJwk).min(1),
      /** An address, or a file beside this one. */
      trustList: z.string().min(1),
      /** Where the last good list of an address is kept; without it, a restart begins with none. */
      cache: z.string().min(1).optional(),
    }),
  ),
});
export type TrustedOperator = z.infer<typeof operatorsFile>["operators"][number];

/** A trust list, with only those issuers that may speak; null where none could be had. */
export type HeardList = TrustList | null;

/** Throws one sentence for a file that does not say what it should: the installation's mistake, and not the resident's. */
export async function trustedOperators(file: string): Promise<TrustedOperator[]> {
  const text = await readFile(file, "utf8");
  const parsed = operatorsFile.safeParse(jsonOr(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${file} (HUTONG_TRUSTED_OPERATORS): ${issue?.path.join(".")}: ${issue?.message}`);
  }
  const beside = (name: string) => path.resolve(path.dirname(file), name);
  return parsed.data.operators.map(({ cache, ...one }) => ({
    ...one,
    trustList: isAddress(one.trustList) ? one.trustList : beside(one.trustList),
    ...(cache === undefined ? {} : { cache: beside(cache) }),
  }));
}

/** The list of each operator, the newest that can be had. A list that does not hold is as none; a lower version than before too. */
export async function listsOf(operators: readonly TrustedOperator[]): Promise<HeardList[]> {
  return Promise.all(operators.map(listOf));
}

async function listOf(operator: TrustedOperator): Promise<HeardList> {
  const { trustList: source, cache } = operator;
  const kept = await keptList(source, cache);
  const before = kept === null ? null : await heard(kept, operator);
  const fresh = isAddress(source)
    ? await fetchedList(source)
    : await readFile(source, "utf8").catch(() => null);
  const now = fresh === null ? null : await heard(fresh, operator, before?.version);
  if (fresh !== null && now !== null) await keepList(source, cache, fresh);
  return now ?? before;
}

/** Null unless the operator signed it. */
async function heard(text: string, { keys, cities }: TrustedOperator, atLeast = 1): Promise<HeardList> {
  const read = await readTrustList(text, keys, atLeast);
  if ("fault" in read) return null;
  const { list } = read;
  return { ...list, issuers: list.issuers.filter(({ cityCode }) => cities.includes(cityCode)) };
}

const isAddress = (source: string): boolean => /^https?:\/\//.test(source);

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

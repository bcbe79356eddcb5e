import * as z from "zod";

/** Fetching from the operator. Without cookies: who checks is nobody's business, and whom they check is never sent. */

export const TRUST_LIST_PATH = "/issuers/trust-list";
export const STATUS_LISTS_PATH = "/issuers/status-lists.json";
export const OPERATOR_KEYS_PATH = "/issuers/operator.jwks.json";

/** Beyond any real list: a status list of a million places that is packed badly has 350 kB. */
const MAX_CHARACTERS = 4_000_000;
const TIMEOUT_MS = 15_000;

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** The text at a path, with the server's own time; null where it cannot be had, for whatever reason. */
export async function fetchedText(
  fetch: Fetch,
  path: string,
): Promise<{ text: string; serverTime: Date | null } | null> {
  try {
    const response = await fetch(path, {
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return null;
    const text = await response.text();
    const date = Date.parse(response.headers.get("date") ?? "");
    return text.length > MAX_CHARACTERS
      ? null
      : { text, serverTime: Number.isNaN(date) ? null : new Date(date) };
  } catch {
    return null;
  }
}

const addresses = z.object({
  lists: z.array(z.object({ cityCode: z.string(), uri: z.url() })).max(5000),
});

/** Every status list there is. All are fetched, so that no list's address tells whose permits are checked here. */
export async function fetchedAddresses(fetch: Fetch): Promise<string[] | null> {
  const found = await fetchedText(fetch, STATUS_LISTS_PATH);
  if (found === null) return null;
  try {
    const read = addresses.safeParse(JSON.parse(found.text));
    return read.success ? read.data.lists.map(({ uri }) => uri).filter(isOurs) : null;
  } catch {
    return null;
  }
}

const STATUS_PATH = /^\/issuers\/\d{6}\/status\/\d{1,9}$/;

const isOurs = (uri: string): boolean => STATUS_PATH.test(new URL(uri).pathname);

/**
 * Where to fetch a list from: the path of its address at the server that this page came from. The name of an issuer
 * outlives a change of the operator's address, and no other host is ever asked.
 */
export const pathOfList = (uri: string): string => new URL(uri).pathname;

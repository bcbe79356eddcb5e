import type { TrustList } from "@/lib/permits/credential";

/** What a token of our own says, read back from where it was written; its signature is for others to verify. */

const partOf = (token: string, index: number): unknown =>
  JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString("utf8"));

/** The trust list as it was signed: lib/permits/credential/trust-list.ts parsed it then. */
export const listIn = (token: string): TrustList => partOf(token, 1) as TrustList;

export const kidOf = (token: string): string => (partOf(token, 0) as { kid: string }).kid;

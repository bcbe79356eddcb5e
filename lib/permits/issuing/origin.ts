import type { Tx } from "@/lib/db/types";
import { env } from "@/lib/env";
import { listIn } from "./tokens";

/**
 * The address under which cities sign: `https://<operator>/issuers/<city>`. It is a name that stands in every permit
 * ever signed, so the first trust list fixes it and the setting counts for that one alone: a product that moves to
 * another address goes on signing under its old name, and a checker fetches by path from wherever it was loaded.
 */
export async function issuerOrigin(tx: Tx): Promise<string> {
  const [first] = await tx.trustList.findMany({ orderBy: { version: "asc" }, take: 1 });
  const named = first === undefined ? undefined : listIn(first.token).issuers[0]?.iss;
  return named === undefined ? originOfSettings() : new URL(named).origin;
}

/** A name has to be https, wherever the demonstration itself listens. */
function originOfSettings(): string {
  const { HUTONG_ISSUER_ORIGIN, NEXTAUTH_URL } = env();
  return `https://${new URL(HUTONG_ISSUER_ORIGIN ?? NEXTAUTH_URL).host}`;
}

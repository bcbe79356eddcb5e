import { systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { issuerName, type SigningKey, statusListUri } from "@/lib/permits/credential";
import { ensureKey, openKey } from "./key-rows";
import { issuerOrigin } from "./origin";

/** What a city signs with now, and under which name. */
export type CitySigner = {
  cityCode: string;
  iss: string;
  key: SigningKey;
  uriOf: (listNo: number) => string;
};

/**
 * The city's signer; its first key is made where it has none. A transaction of its own, as SYSTEM_ISSUER: call it
 * before the one in which the signed thing is written, for a person never has sight of a city's key. A key that is
 * withdrawn in between costs the person one more try and nobody else anything.
 */
export async function citySigner(cityCode: string, now: Date): Promise<CitySigner> {
  return withActor(systemActor("SYSTEM_ISSUER"), async (tx) => {
    const { kid } = await ensureKey(tx, cityCode, now);
    const iss = issuerName(await issuerOrigin(tx), cityCode);
    const key = await openKey(tx, { owner: cityCode, kid });
    return { cityCode, iss, key, uriOf: (listNo) => statusListUri(iss, listNo) };
  });
}

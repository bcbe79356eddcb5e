import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isSignedBy } from "@/lib/permits/credential/jws";
import { nextTrustList } from "@/lib/permits/credential/key-history";
import type { PublicJwk } from "@/lib/permits/credential/keys";
import { readTrustList, signTrustList, type TrustedKey } from "@/lib/permits/credential/trust-list";
import { ISS, later, NOW, operator, signing } from "./credential-world";
import { verifiesEs256 } from "./independent/jws";

/** C2SP/wycheproof, testvectors_v1/json_web_signature_test.json: signatures made to be wrongly accepted. */
const FILE = "../shared/external/wycheproof/json_web_signature_test.json";

type Vector = { tcId: number; comment: string; jws: string; result: "valid" | "invalid" };
type Group = { public?: PublicJwk & Partial<TrustedKey>; tests: Vector[] };

const groups: Group[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")).testGroups : [];
const onP256 = groups.filter((group) => group.public?.crv === "P-256");
if (onP256.length === 0) console.warn(`SKIPPED: ${FILE} is absent, Wycheproof's vectors were not run`);

/** The key as a trust list hands it to the checker; null where the list does not take such a key. */
async function listed(jwk: PublicJwk & Partial<TrustedKey>): Promise<PublicJwk | null> {
  const key = { kid: "kid", validFrom: later(-1000).toISOString(), ...jwk } as TrustedKey;
  const list = nextTrustList(null, [{ iss: ISS, cityCode: "320100", keys: [key] }], NOW, 86_400);
  const text = await signTrustList(list, signing(operator)).catch(() => null);
  const read = text && (await readTrustList(text, [operator.publicJwk]));
  return read && "list" in read ? (read.list.issuers[0]?.keys[0] ?? null) : null;
}

describe.skipIf(onP256.length === 0)("Wycheproof's signatures on P-256", () => {
  const vectors = onP256.flatMap((group) => group.tests.map((vector) => ({ ...vector, jwk: group.public })));

  test("there are forty-one of them", () => expect(vectors).toHaveLength(41));

  test.each(vectors)("$tcId $comment: $result", async ({ jws, jwk, result }) => {
    const key = jwk === undefined ? null : await listed(jwk);
    expect(key !== null && (await isSignedBy(jws, key))).toBe(result === "valid");
    expect(key !== null && verifiesEs256(jws, key)).toBe(result === "valid");
  });
});

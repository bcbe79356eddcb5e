import { SDJwtInstance } from "@sd-jwt/core";
import type { PersonItem, YEARS_STATED } from "./claims";
import { base64url, hasherOfTexts, randomText, secondsOf } from "./encoding";
import { ALGORITHM, type SigningKey, signatureOf } from "./keys";

/** What the holder chooses to show. What is not named stays with them. */
export type Choice = {
  permitNumber?: boolean;
  person?: readonly PersonItem[];
  zones?: readonly string[];
  years?: readonly (typeof YEARS_STATED)[number][];
  rights?: readonly string[];
};

/** Whom the proof is for, and what makes it fresh. */
export type Occasion = { audience: string; nonce: string; at: Date };

/** Whoever checks without having asked first: face to face, by QR code, without a network. */
export const OPEN_AUDIENCE = "urn:hutong:permit-check";

/** For a proof that nobody asked for: random, and fresh by its time alone. Make a new one each minute. */
export const openOccasion = (at: Date): Occasion => ({ audience: OPEN_AUDIENCE, nonce: randomText(8), at });

/** The chosen disclosures with the holder's proof over exactly them (RFC 9901 §4.3). */
export async function presentPermit(
  permit: string,
  choice: Choice,
  holderKey: SigningKey["key"],
  { audience, nonce, at }: Occasion,
): Promise<string> {
  const library = new SDJwtInstance({
    hasher: hasherOfTexts,
    kbSigner: async (signed) => base64url(await signatureOf(signed, { kid: "", key: holderKey })),
    kbSignAlg: ALGORITHM,
  });
  const payload = { iat: secondsOf(at), aud: audience, nonce };
  return library.present(permit, frameOf(choice), { kb: { payload } });
}

function frameOf({ permitNumber = false, person = [], zones = [], years = [], rights = [] }: Choice) {
  const group = (items: readonly (string | number)[]) =>
    items.length > 0 && Object.fromEntries(items.map((item) => [String(item), true]));
  return {
    permitNumber,
    person: group(person),
    zones: group(zones),
    years: group(years),
    rights: group(rights),
  } as never;
}

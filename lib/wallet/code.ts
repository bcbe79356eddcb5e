import { fitsQr, OPEN_AUDIENCE, openOccasion, presentPermit, qrTextOf } from "@/lib/permits/credential";
import { choiceOf, type Part, partsOf, type Selection, without } from "./selection";
import type { StoredPermit } from "./stored";

export type Code = { text: string; fits: boolean; signedAt: Date };

/** Seconds until a code is signed anew; a checker takes it for twice as long. */
export const CODE_LASTS = 60;

/** The code to be shown: signed by this phone at this instant, for a checker's challenge where one was given. */
export async function codeOf(
  { token, key }: Pick<StoredPermit, "token" | "key">,
  selection: Selection,
  challenge: string | null,
  at: Date,
): Promise<Code> {
  const occasion = challenge === null ? openOccasion(at) : { audience: OPEN_AUDIENCE, nonce: challenge, at };
  const text = qrTextOf(await presentPermit(token, choiceOf(selection), key, occasion));
  return { text, fits: fitsQr(text, "PHONE"), signedAt: at };
}

/** Each single thing without which the code would fit a screen. */
export async function partsTooMuch(
  permit: Pick<StoredPermit, "token" | "key">,
  selection: Selection,
  challenge: string | null,
  at: Date,
): Promise<Part[]> {
  const found: Part[] = [];
  for (const part of partsOf(selection)) {
    const { fits } = await codeOf(permit, without(selection, part), challenge, at);
    if (fits) found.push(part);
  }
  return found;
}

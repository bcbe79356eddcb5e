import { cannotTell, type Fault, forged } from "./answers";
import { CARD_TYPE, PERMIT_TYPE, PROOF_TYPE } from "./claims";
import { type Jws, readJws } from "./jws";
import { QR_PREFIX, tokenOfQrText } from "./qr-text";

/** What was handed in, taken apart and not yet believed. */
export type Token =
  | { form: "CARD"; jws: Jws }
  | { form: "PERMIT"; jws: Jws; disclosures: string[]; proof: Jws | null; proven: string };

/** The longest text that is looked at, before anything else is done with it. */
export const MAX_TEXT = 32_768;
const MAX_DISCLOSURES = 64;

/** A QR code's text, an SD-JWT with or without the holder's proof, or a card's JWS; white space around it is let go. */
export function readToken(text: string): Token | Fault {
  if (text.length > MAX_TEXT) return cannotTell("TOO_LARGE");
  const trimmed = text.trim();
  const token = trimmed.startsWith(QR_PREFIX) ? tokenOfQrText(trimmed) : trimmed;
  if (token === "TOO_LARGE") return cannotTell("TOO_LARGE");
  if (token === null) return cannotTell("UNREADABLE");
  if (token.length > MAX_TEXT) return cannotTell("TOO_LARGE");
  const [head = "", ...rest] = token.split("~");
  const last = rest.pop();
  const jws = readJws(head, last === undefined ? [CARD_TYPE] : [PERMIT_TYPE]);
  if ("fault" in jws) {
    return jws.fault === "NOT_THREE_PARTS" ? cannotTell("UNREADABLE") : forged(jws.fault);
  }
  if (last === undefined) return { form: "CARD", jws };
  if (rest.length > MAX_DISCLOSURES) return forged("DISCLOSURES");
  const proof = last === "" ? null : readJws(last, [PROOF_TYPE]);
  if (proof && "fault" in proof) return forged("PROOF_INVALID");
  return {
    form: "PERMIT",
    jws,
    disclosures: rest,
    proof,
    proven: token.slice(0, token.length - last.length),
  };
}

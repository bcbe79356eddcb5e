import { CARD_TYPE, cardClaims } from "./claims";
import { type Issue, openClaims } from "./issue-permit";
import { signJws } from "./jws";

/**
 * The printed card's credential: only what ties the QR code to the card's face, signed. It has no holder's key, and a
 * status of its own, so that a lost card is revoked without the phone's permit. Throws for wrong facts.
 */
export async function issueCard(
  { permitNumber, name }: { permitNumber: string; name: string },
  issue: Issue,
): Promise<string> {
  return signJws(CARD_TYPE, cardClaims.parse({ ...openClaims(issue), permitNumber, name }), issue.key);
}

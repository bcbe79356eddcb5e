import type { Day } from "@/lib/clock";
import { type EndorsementOffer, offerEndorsement } from "./late-effect";
import type { CityRules } from "./permit-rule";
import type { PermitHistory } from "./types";
import { type PermitYears, permitYears } from "./years";

/** What an endorsement on a day would do to a permit, with the months that count without it and with it. */
export interface EndorsementEffect {
  on: Day;
  offer: EndorsementOffer;
  /** On the due day that was missed; null where none was. */
  atDue: { on: Day; years: PermitYears } | null;
  without: PermitYears;
  /** Null where no endorsement is possible. */
  with: PermitYears | null;
}

/** `permits` are all that the person had in the city: their time adds up. */
export function endorsementEffect(
  permits: readonly PermitHistory[],
  permitId: string,
  rules: CityRules,
  on: Day,
): EndorsementEffect {
  const inOrder = [...permits].sort((a, b) => ((a.acts[0]?.on ?? "") < (b.acts[0]?.on ?? "") ? -1 : 1));
  const acts = inOrder.find((permit) => permit.permitId === permitId)?.acts ?? [];
  const offer = offerEndorsement(acts, rules, on);
  const endorsed = inOrder.map((permit) =>
    offer.possible && permit.permitId === permitId ? { ...permit, acts: [...acts, offer.act] } : permit,
  );
  const dueOn = offer.before?.state === "SUSPENDED" ? offer.before.dueOn : null;
  return {
    ...{ on, offer },
    atDue: dueOn === null ? null : { on: dueOn, years: permitYears(inOrder, rules, dueOn) },
    without: permitYears(inOrder, rules, on),
    with: offer.possible ? permitYears(endorsed, rules, on) : null,
  };
}

import type { ApplicationData } from "./load";

/** What can be printed of an application. */
export const LETTER_KINDS = ["acceptance", "correction", "outcome", "refusal", "collection"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

type SoFar = Pick<ApplicationData, "supplements"> & {
  application: Pick<ApplicationData["application"], "state" | "acceptedOn" | "kind">;
};

/** Whether there is such a letter yet. A card is collected after a first issue and after a replacement. */
export function isLetterThere(kind: LetterKind, { application, supplements }: SoFar): boolean {
  const { state, acceptedOn } = application;
  switch (kind) {
    case "acceptance":
      return acceptedOn !== null;
    case "correction":
      return supplements.length > 0;
    case "outcome":
      return state === "NOT_NEEDED" || state === "NOT_COMPETENT";
    case "refusal":
      return state === "REFUSED";
    case "collection":
      return state === "GRANTED" && application.kind !== "ENDORSEMENT";
  }
}

export function letterPath(reference: string, kind: LetterKind): string {
  return `/desk/permits/applications/${encodeURIComponent(reference)}/letters/${kind}`;
}

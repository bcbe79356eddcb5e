import type { ApplicationState } from "@/lib/permits/types";
import type { WaitingFor } from "@/lib/transfers/lifecycle";
import type { ItemKind } from "@/lib/transfers/queue";

/** Views of the city's applications, by what is to be done with them. */
export const APPLICATION_VIEWS = ["accept", "decide", "papers", "closed"] as const;
export type ApplicationView = (typeof APPLICATION_VIEWS)[number];

export const STATES_OF: Record<ApplicationView, readonly ApplicationState[]> = {
  accept: ["SUBMITTED", "RESUBMITTED"],
  decide: ["ACCEPTED"],
  papers: ["CORRECTION_REQUESTED"],
  closed: ["GRANTED", "REFUSED", "NOT_NEEDED", "NOT_COMPETENT", "WITHDRAWN"],
};

export const WAITING_OF: Record<ApplicationView, WaitingFor> = {
  accept: "CLERK",
  decide: "CLERK",
  papers: "RESIDENT",
  closed: "NOBODY",
};

export const PERMIT_ITEMS = ["PERMIT"] as const satisfies readonly ItemKind[];

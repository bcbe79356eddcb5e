import type { Day } from "@/lib/clock";
import { bandEndsOn, bandOn } from "./bands";
import { endorsementStatus } from "./endorsement";
import type { Standing } from "./lapse";
import { type CityRules, type LateBand, ruleOn } from "./permit-rule";
import type { CancelReason } from "./types";

/** What an endorsement after the due day does, by the city's rule (docs/domain.md §1.4). */
export const LATE_OUTCOMES = ["AS_IF_ON_TIME", "JOINED", "RESTARTS", "STOPS", "FORFEITS", "REISSUE"] as const;
export type LateOutcome = (typeof LATE_OUTCOMES)[number];

/** The outcome of one band of lateness, and the last day on which it is to be had; null: however late. */
export interface Late {
  outcome: LateOutcome;
  until: Day | null;
}

/** What a holder has to do about a permit, and by when. */
export type NextForHolder =
  | { code: "NOT_YET"; opensOn: Day; dueOn: Day }
  /** Open now; `late`: what follows if it is missed, band by band. */
  | { code: "WINDOW_OPEN" | "DUE"; dueOn: Day; late: Late[] }
  /** Handed in by the due day: the office has it, and the days stand still. Later: it stays suspended meanwhile. */
  | { code: "HANDED_IN" | "HANDED_IN_LATE"; dueOn: Day }
  | { code: "GRACE"; dueOn: Day; graceUntil: Day; late: Late[] }
  | { code: "OVERDUE"; dueOn: Day; late: Late[]; cancelledOn: Day | null }
  /** The city restores it no more: a new one has to be applied for. */
  | { code: "REISSUE"; dueOn: Day }
  | { code: "CANCELLED"; on: Day; because: CancelReason | null }
  | { code: "REVOKED"; on: Day };

export interface HolderQuestion {
  standing: Standing;
  rules: CityRules;
  /** The day of the last act: on which a permit that has ended did so. */
  lastActOn: Day;
  /** When an endorsement was handed in that is not decided yet; null: none was. */
  handedInOn: Day | null;
  today: Day;
}

/** What a permit asks of its holder today. */
export function nextForHolder({
  standing,
  rules,
  lastActOn,
  handedInOn,
  today,
}: HolderQuestion): NextForHolder {
  const { dueOn, opensOn } = standing;
  if (standing.state === "REVOKED") return { code: "REVOKED", on: lastActOn };
  if (dueOn === null || opensOn === null)
    return { code: "CANCELLED", on: lastActOn, because: standing.cancelledBecause };
  if (handedInOn !== null) return { code: handedInOn <= dueOn ? "HANDED_IN" : "HANDED_IN_LATE", dueOn };
  const rule = ruleOn(rules, dueOn);
  const status = endorsementStatus({ dueOn, graceUntil: standing.graceUntil }, rule.window, today);
  if (status === "NOT_YET") return { code: "NOT_YET", opensOn, dueOn };
  const late = rule.late.map((band) => ({ outcome: outcomeOf(band), until: bandEndsOn(band, dueOn) }));
  if (status === "WINDOW_OPEN" || status === "DUE") return { code: status, dueOn, late };
  const open = late.filter(({ until }) => until === null || until >= today);
  if (status === "GRACE" && standing.graceUntil !== null)
    return { code: "GRACE", dueOn, graceUntil: standing.graceUntil, late: open };
  if (bandOn(rule, dueOn, today)?.by === "REISSUE") return { code: "REISSUE", dueOn };
  return { code: "OVERDUE", dueOn, late: open, cancelledOn: standing.cancelledOn };
}

/** Whether the holder is waited for: what stands among the things that need them. */
export function needsHolder({ code }: NextForHolder): boolean {
  return (
    code === "WINDOW_OPEN" || code === "DUE" || code === "GRACE" || code === "OVERDUE" || code === "REISSUE"
  );
}

function outcomeOf({ by, gap, count, forfeitsLastYear }: LateBand): LateOutcome {
  if (by === "REISSUE") return "REISSUE";
  if (forfeitsLastYear) return "FORFEITS";
  if (gap === "CREDITED" && count === "CONTINUES") return "AS_IF_ON_TIME";
  if (count === "CONTINUES") return "JOINED";
  return count === "STOPS" ? "STOPS" : "RESTARTS";
}

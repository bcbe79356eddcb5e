import { useTranslations } from "next-intl";
import { CaseProgress, type Stage } from "@/components/case/case-progress";
import type { CaseState } from "@/lib/transfers/types";

/** How far a case has come: the number of stages that lie behind it. */
const BEHIND: Record<CaseState, number> = {
  DRAFT: 0,
  SUBMITTED: 1,
  CORRECTION_REQUESTED: 1,
  ACCEPTED: 2,
  APPROVAL_PROPOSED: 2,
  REFUSAL_PROPOSED: 2,
  ORIGIN_CHECK: 3,
  ORIGIN_OBJECTED: 3,
  SETTLED: 5,
  REFUSED: 5,
  WITHDRAWN: 5,
};

const STAGES = ["submitted", "accepted", "decided", "origin", "settled"] as const;

/** Where the case stands on its way; a case that ended on the way has none to show. */
export function CaseStages({ state }: { state: CaseState }) {
  const t = useTranslations("decision.stages");
  const label = useTranslations("desk.case")("progress");
  if (state === "REFUSED" || state === "WITHDRAWN") return null;
  const behind = BEHIND[state];
  const stages: Stage[] = STAGES.map((key, index) => ({
    key,
    label: t(key),
    state: index < behind ? "done" : index === behind ? "current" : "upcoming",
  }));
  return <CaseProgress stages={stages} label={label} />;
}

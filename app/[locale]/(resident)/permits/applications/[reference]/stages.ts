import type { Stage } from "@/components/case/case-progress";
import { formatDay } from "@/lib/i18n/format";
import type { Application } from "@/lib/permits/queries";
import type { ApplicationState } from "@/lib/permits/types";
import { cityText, type PermitWords } from "../../words";

const STAGES = ["submitted", "intake", "decision", "done"] as const;

/** The stage that is under way in each state; past the last one all are done. Null: it ended on the way. */
const CURRENT: Record<ApplicationState, number | null> = {
  DRAFT: 0,
  SUBMITTED: 1,
  CORRECTION_REQUESTED: 1,
  RESUBMITTED: 1,
  ACCEPTED: 2,
  GRANTED: STAGES.length,
  REFUSED: null,
  NOT_NEEDED: null,
  NOT_COMPETENT: null,
  WITHDRAWN: null,
};

/** Where an application stands among its four stages. */
export function stagesOf(application: Application, words: PermitWords): Stage[] | null {
  const current = CURRENT[application.state];
  if (current === null) return null;
  const city = cityText(words, application.cityCode);
  return STAGES.map((key, index) => ({
    key,
    label: words.t(key === "done" ? `stages.done.${application.kind}` : `stages.${key}`, { city }),
    state: index < current ? "done" : index === current ? "current" : "upcoming",
    ...(index === current && application.dueOn !== null
      ? { detail: words.t("due.short", { day: formatDay(words.locale, application.dueOn) }) }
      : {}),
  }));
}

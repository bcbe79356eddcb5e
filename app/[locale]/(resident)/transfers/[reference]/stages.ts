import type { Stage } from "@/components/case/case-progress";
import { formatDay } from "@/lib/i18n/format";
import type { CaseState, TransferCase } from "@/lib/transfers/types";
import { type CaseWords, cityText } from "../case-words";

const STAGES = ["submitted", "intake", "review", "origin", "settled"] as const;

/** The stage that is under way in each state; past the last one all are done. Null: it ended on the way. */
const CURRENT: Record<CaseState, number | null> = {
  DRAFT: 0,
  SUBMITTED: 1,
  CORRECTION_REQUESTED: 1,
  ACCEPTED: 2,
  APPROVAL_PROPOSED: 2,
  REFUSAL_PROPOSED: 2,
  ORIGIN_CHECK: 3,
  ORIGIN_OBJECTED: 3,
  SETTLED: STAGES.length,
  REFUSED: null,
  WITHDRAWN: null,
};

/** Where a case stands among its five stages. */
export function stagesOf(transfer: TransferCase, words: CaseWords): Stage[] | null {
  const current = CURRENT[transfer.state];
  if (current === null) return null;
  const values = {
    origin: cityText(words, transfer.originCity),
    destination: cityText(words, transfer.destinationCity),
  };
  return STAGES.map((key, index) => ({
    key,
    label: words.t(`stages.${key}`, values),
    state: index < current ? "done" : index === current ? "current" : "upcoming",
    ...(index === current && transfer.dueOn !== null
      ? { detail: words.t("due.short", { day: formatDay(words.locale, transfer.dueOn) }) }
      : {}),
  }));
}

import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { toDay } from "@/lib/db/days";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { canonicalJson } from "@/lib/rules";
import { isClosed } from "@/lib/transfers/lifecycle";
import type { CaseData } from "./load";

/** What an officer must know before anything else; each with what follows from it. */
export function CaseFlags({ data }: { data: CaseData }) {
  const t = useTranslations("desk.case.flags");
  const locale = useLocale();
  const { transfer, today } = data;
  if (isClosed(transfer.state)) return null;
  const moveIn = data.certificates.find((certificate) => certificate.kind === "MOVE_IN");
  const expired =
    transfer.state === "ORIGIN_CHECK" && moveIn !== undefined && today > toDay(moveIn.validUntil);
  const change = lastLedgerChange(data);
  return (
    <>
      {data.context.ownHousehold && <Notice kind="error" title={t("ownCase")} />}
      {transfer.dueOn !== null && transfer.dueOn < today && (
        <Notice kind="warning" title={t("overdue")}>
          {t("overdueBody", { day: formatDay(locale, transfer.dueOn) })}
        </Notice>
      )}
      {expired && moveIn !== undefined && (
        <Notice kind="error" title={t("expired")}>
          {t("expiredBody", { day: formatDay(locale, toDay(moveIn.validUntil)) })}
        </Notice>
      )}
      {differsFromProposal(data) ? (
        <Notice kind="error" title={t("factsChanged")}>
          {t("factsChangedBody")}
        </Notice>
      ) : (
        change !== null && (
          <Notice kind="warning" title={t("ledgerChanged")}>
            {t("ledgerChangedBody", { at: formatInstant(locale, change) })}
          </Notice>
        )
      )}
    </>
  );
}

/** Whether the calculation is another than the one that is to be decided on. */
export function differsFromProposal({ transfer, decisions, calculation }: CaseData): boolean {
  if (transfer.state !== "APPROVAL_PROPOSED" && transfer.state !== "REFUSAL_PROPOSED") return false;
  const proposal = decisions.findLast((decision) => decision.step.startsWith("PROPOSE_"));
  return proposal !== undefined && proposal.answer !== canonicalJson(calculation.answer);
}

/** When the ledger last changed after the last decision, or after the submission where nothing is decided yet. */
function lastLedgerChange({ events, decisions }: CaseData): Date | null {
  const change = events.findLast((event) => event.action === "CASE_FACTS_CHANGED");
  const last = decisions.at(-1);
  return change !== undefined && (last === undefined || last.decidedAt < change.at) ? change.at : null;
}

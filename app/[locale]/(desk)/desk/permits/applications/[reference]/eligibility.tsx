import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/i18n/format";
import type { FirstIssueCalculation } from "./load";

const LOOKS = {
  ELIGIBLE: "border-celadon-deep bg-celadon-pale",
  NOT_YET: "border-ochre-deep bg-ochre-pale",
  UNKNOWN: "border-ochre-deep border-dashed bg-sheet",
  NO: "border-line-strong bg-sheet",
} as const;

function verdictOf({ answer }: FirstIssueCalculation): keyof typeof LOOKS {
  if (answer.eligible) return "ELIGIBLE";
  if (answer.pathways.some(({ status }) => status === "unknown")) return "UNKNOWN";
  return answer.firstEligibleDate ? "NOT_YET" : "NO";
}

/** The engine's answer in one sentence, and what the officer can do where facts are missing. */
export function EligibilityVerdict({ calculation }: { calculation: FirstIssueCalculation }) {
  const t = useTranslations("desk-permits.verdict");
  const locale = useLocale();
  const verdict = verdictOf(calculation);
  const first = calculation.answer.firstEligibleDate;
  return (
    <div className={`print-exact my-6 max-w-3xl border px-5 py-4 ${LOOKS[verdict]}`}>
      <p className="text-lg font-semibold">{t(verdict, { day: first ? formatDay(locale, first) : "" })}</p>
      <p className="text-sm text-ink-soft">
        {t(calculation.kept ? "kept" : "today", { day: formatDay(locale, calculation.on) })}
      </p>
      {calculation.eligibleIfVerified && <p className="mt-2">{t("ifVerified")}</p>}
      {!calculation.kept && verdict !== "ELIGIBLE" && (
        <p className="no-print mt-2 flex flex-wrap gap-x-6">
          <Link href="/desk/ledger">{t("toLedger")}</Link>
          <Link href="/desk/people">{t("toCounter")}</Link>
        </p>
      )}
    </div>
  );
}

import { useLocale, useTranslations } from "next-intl";
import { Details } from "@/components/ui/details";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/i18n/format";
import type { Answer } from "@/lib/rules";
import type { CaseData } from "./load";
import { type CaseNames, cityName } from "./words";

const LOOKS = {
  ELIGIBLE: "border-celadon-deep bg-celadon-pale",
  NOT_YET: "border-ochre-deep bg-ochre-pale",
  UNKNOWN: "border-ochre-deep border-dashed bg-sheet",
  NO: "border-line-strong bg-sheet",
  NO_RULES: "border-line-strong border-dashed bg-sheet",
} as const;

/** What the engine says, as an officer needs it: unknown is not a no, and no rules is never a yes. */
function verdictOf(answer: Answer): keyof typeof LOOKS {
  if (answer.eligible) return "ELIGIBLE";
  if (answer.reason === "noRules") return "NO_RULES";
  if (answer.pathways.some((pathway) => pathway.status === "unknown")) return "UNKNOWN";
  return answer.firstEligibleDate ? "NOT_YET" : "NO";
}

/** The calculation in one sentence, by which rules, and on which day's. */
export function CaseVerdict({ data, names }: { data: CaseData; names: CaseNames }) {
  const t = useTranslations("desk.case.verdict");
  const words = useTranslations("answer.body");
  const locale = useLocale();
  const { calculation, transfer } = data;
  const verdict = verdictOf(calculation.answer);
  const city = cityName(names, transfer.destinationCity);
  const first = calculation.answer.firstEligibleDate;
  const pathway = calculation.pathways.find((one) => one.id === calculation.answer.pathway);
  const on = formatDay(locale, calculation.on);
  return (
    <div className={`print-exact my-6 max-w-3xl border px-5 py-4 ${LOOKS[verdict]}`}>
      <p className="text-lg font-semibold">
        {t(`headline.${verdict}`, { city, day: first ? formatDay(locale, first) : "" })}
      </p>
      {pathway !== undefined && <p>{words("pathway", { pathway: pathway.title[locale] })}</p>}
      <p className="text-sm text-ink-soft">
        {calculation.kept ? t("kept") : t(transfer.acceptedOn === null ? "today" : "on", { day: on })}{" "}
        {!calculation.kept && t("verifiedOnly")}
      </p>
    </div>
  );
}

/** Which rules exactly: what a recomputation years later starts from. */
export function CaseHashes({ data }: { data: CaseData }) {
  const t = useTranslations("desk.case.hashes");
  const locale = useLocale();
  const { ruleSet, answer } = data.calculation;
  const hash = (text: string) => <span className="text-sm break-all tabular-nums">{text}</span>;
  return (
    <Details summary={t("summary")}>
      <SummaryList
        compact
        rows={[
          {
            key: "version",
            label: t("version"),
            value:
              ruleSet === null
                ? t("none")
                : t("versionText", { title: ruleSet.title[locale], version: ruleSet.version }),
          },
          ...(answer.ruleSet === null
            ? []
            : [{ key: "ruleSet", label: t("ruleSet"), value: hash(answer.ruleSet.sha256) }]),
          { key: "bundle", label: t("bundle"), value: hash(answer.bundle.sha256) },
        ]}
      />
    </Details>
  );
}

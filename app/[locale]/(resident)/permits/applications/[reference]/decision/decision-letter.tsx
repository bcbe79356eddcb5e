import { useLocale, useTranslations } from "next-intl";
import { LetterSheet } from "@/components/case/letter-sheet";
import { Seal } from "@/components/case/seal";
import { dayOf } from "@/lib/clock";
import type { PermitDecision } from "@/lib/generated/prisma/client";
import { formatDay } from "@/lib/i18n/format";
import type { PreparedBundle } from "@/lib/policy/bundle";
import type { Answer, Case } from "@/lib/rules";
import type { OwnApplication } from "../../../load";
import { cityText } from "../../../words";
import { CalculationReport } from "../calculation-report";

type Props = { own: OwnApplication; decision: PermitDecision; bundle: PreparedBundle | null };

/**
 * The decision as a letter: what was decided, why, on which clause, and what can be done against it. It rests on what
 * was kept with the decision, not on today's ledger.
 */
export function DecisionLetter({ own, decision, bundle }: Props) {
  const t = useTranslations("permits.decision");
  const permits = useTranslations("permits");
  const grounds = useTranslations("permits.grounds");
  const locale = useLocale();
  const { application, person, cities } = own;
  const granted = decision.outcome === "GRANTED";
  const city = cityText({ cities, locale }, decision.decidedCity);
  const decidedOn = dayOf(decision.decidedAt);
  const values = {
    city,
    name: person.name,
    reference: application.reference,
    kind: permits(`kinds.${application.kind}`),
    day: formatDay(locale, application.acceptedOn ?? decidedOn),
  };
  return (
    <LetterSheet
      issuer={t("issuer", { city })}
      title={t(`title.${decision.outcome}`)}
      reference={{ label: permits("reference"), value: application.reference }}
      addressee={t("to", values)}
      issuedOn={formatDay(locale, decidedOn)}
      seal={
        <Seal
          text={`${cities.get(decision.decidedCity)?.zh ?? ""}${t("sealText")}`}
          label={t("seal", { city })}
        />
      }
      foot={t("foot")}
    >
      <p>{t(`body.${decision.outcome}`, values)}</p>
      {decision.grounds.length > 0 && (
        <>
          <h3>{t("reasons")}</h3>
          <ul className="list-disc pl-6">
            {decision.grounds.map((ground) => (
              <li key={ground}>{grounds(ground)}</li>
            ))}
          </ul>
        </>
      )}
      {decision.note !== null && <p>{decision.note}</p>}
      <h3>{t("basis")}</h3>
      <ul className="list-disc pl-6">
        <li>{t(`law.${application.kind}`)}</li>
        {!granted && <li>{t(decision.outcome === "REFUSED" ? "lawRefusal" : "lawIntake")}</li>}
      </ul>
      {bundle !== null && decision.answer !== null && decision.caseDocument !== null && (
        <>
          <h3>{t("calculation")}</h3>
          {/* Canonical JSON, written by the engine itself and kept as it was. */}
          <CalculationReport
            calculation={{
              bundle,
              document: JSON.parse(decision.caseDocument) as Case,
              answer: JSON.parse(decision.answer) as Answer,
            }}
          />
        </>
      )}
      {!granted && (
        <>
          <h3>{t("remedies")}</h3>
          <ul className="list-disc pl-6">
            <li>{t("reconsideration")}</li>
            <li>{t("lawsuit")}</li>
          </ul>
          <p>{t("again")}</p>
          <p className="text-sm text-ink-soft">{t("toBeVerified")}</p>
        </>
      )}
      {granted && <p>{t(`next.${application.kind}`, values)}</p>}
    </LetterSheet>
  );
}

import { useTranslations } from "next-intl";
import { Remedies } from "@/components/case/remedies";
import { legalBasisText } from "@/components/policy/legal-basis";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import { readReasons, useGroundText } from "../../reasons";
import { cityName } from "../../words";
import type { LetterProps } from "./letter-text";

/** A refusal: the grounds, the clause, what would change the outcome, and what the person can do. */
export function RefusalText({ data, names, setting }: LetterProps) {
  const t = useTranslations("decision.letter.refusal");
  const basis = useTranslations("decision.basis");
  const remedies = useTranslations("decision.remedies");
  const ground = useGroundText();
  const { locale } = names;
  const { transfer, calculation } = data;
  const { ruleSet } = calculation;
  const proposal = data.decisions.findLast((one) => one.step.endsWith("REFUSAL"));
  const { grounds, note } = readReasons(proposal?.reasons);
  return (
    <>
      <p>
        {t("body", {
          day: formatDay(locale, dayOf(transfer.submittedAt ?? transfer.createdAt)),
          origin: cityName(names, transfer.originCity),
          city: cityName(names, transfer.destinationCity),
          reference: transfer.reference,
        })}
      </p>
      <p className="font-semibold">{t("grounds")}</p>
      <ol className="list-decimal pl-6">
        {grounds.map((one) => (
          <li key={one}>{ground(one)}</li>
        ))}
      </ol>
      {note !== null && <p className="whitespace-pre-line">{note}</p>}
      <p className="font-semibold">{basis("title")}</p>
      {ruleSet !== null && (
        <ul className="list-disc pl-6">
          <li>
            {basis("rules", {
              title: ruleSet.title[locale],
              version: ruleSet.version,
              day: formatDay(locale, ruleSet.effectiveFrom),
            })}
          </li>
          {(ruleSet.legalBasis ?? []).map((entry) => (
            <li key={entry.title}>{legalBasisText(locale, entry)}</li>
          ))}
        </ul>
      )}
      {!calculation.answer.eligible && (
        <>
          <p className="font-semibold">{remedies("title")}</p>
          <Remedies {...calculation} setting={setting} />
        </>
      )}
      <p className="font-semibold">{t("rights")}</p>
      <p>{t("again")}</p>
      <p>{t("rightsBody")}</p>
    </>
  );
}

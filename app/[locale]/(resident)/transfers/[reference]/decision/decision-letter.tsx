import { useLocale, useTranslations } from "next-intl";
import { LetterSheet } from "@/components/case/letter-sheet";
import { lookupsOf } from "@/components/case/lookups-of";
import { PathwayList } from "@/components/case/pathway-list";
import { Seal } from "@/components/case/seal";
import { legalBasisText } from "@/components/policy/legal-basis";
import { dayOf } from "@/lib/clock";
import type { Decision } from "@/lib/generated/prisma/client";
import { formatDay } from "@/lib/i18n/format";
import { countingCityOf } from "@/lib/residents/named-records";
import type { YearRecord } from "@/lib/residents/types";
import { cityText } from "../../case-words";
import type { OwnCase } from "../../load";
import { answerOf, reasonsOf } from "../letters";
import { missingTexts } from "./missing-texts";

type Props = { own: OwnCase; decision: Decision; records: readonly YearRecord[] };

/**
 * The decision as a letter: what was decided, why, on which clause, what would change it, and what can be done
 * against it. It rests on what was kept with the decision, not on today's ledger.
 */
export function DecisionLetter({ own, decision, records }: Props) {
  const t = useTranslations("transfer.decision");
  const grounds = useTranslations("transfer.grounds");
  const letter = useTranslations("decision.letter");
  const sentence = useTranslations("sentence");
  const tiers = useTranslations("case.tiers");
  const locale = useLocale();
  const { transfer, person, bundle, ruleSet, pathways } = own;
  const refused = decision.outcome === "REFUSE";
  const answer = answerOf(decision);
  const reasons = reasonsOf(decision);
  const names = { cities: own.cities, locale };
  const values = {
    name: person.name,
    origin: cityText(names, transfer.originCity),
    destination: cityText(names, transfer.destinationCity),
    reference: transfer.reference,
    day: formatDay(locale, transfer.acceptedOn ?? dayOf(decision.decidedAt)),
  };
  const setting = {
    ...{ t: sentence, tiers, locale, bundle: bundle.document, destination: transfer.destinationCity },
    attributes: ruleSet?.attributes ?? null,
  };
  const named = records.map((record) => countingCityOf(bundle, record));
  const shown = answer.eligible
    ? answer.pathways.filter((pathway) => pathway.id === answer.pathway)
    : answer.pathways;
  const sealText = `${own.cities.get(decision.decidedCity)?.zh ?? ""}${letter("seal")}`;
  return (
    <LetterSheet
      issuer={t("issuer", { city: cityText(names, decision.decidedCity) })}
      title={t(`title.${decision.outcome}`)}
      reference={{ label: t("number"), value: transfer.reference }}
      addressee={t("to", values)}
      issuedOn={formatDay(locale, dayOf(decision.decidedAt))}
      seal={<Seal text={sealText} label={t("seal", values)} />}
      foot={t("foot")}
    >
      <p>{t(refused ? "refused" : "approved", values)}</p>
      {refused && (
        <>
          <h3>{t("reasons")}</h3>
          <ul className="list-disc pl-6">
            {reasons.grounds.map((ground) => (
              <li key={ground}>{grounds(ground)}</li>
            ))}
          </ul>
          {reasons.note !== null && <p>{reasons.note}</p>}
        </>
      )}
      <h3>{t("basis")}</h3>
      {ruleSet !== null && (
        <p>
          {t("rules", {
            title: ruleSet.title[locale],
            version: ruleSet.version,
            day: formatDay(locale, ruleSet.effectiveFrom),
          })}
        </p>
      )}
      <ul className="list-disc pl-6">
        {(ruleSet?.legalBasis ?? []).map((basis) => (
          <li key={basis.title}>{legalBasisText(locale, basis)}</li>
        ))}
      </ul>
      <h3>{t("calculation")}</h3>
      {shown.map((pathway) => (
        <PathwayList
          key={pathway.id}
          pathways={[pathway]}
          lookups={lookupsOf(
            setting,
            pathways.find((one) => one.id === pathway.id),
            named,
          )}
        />
      ))}
      {refused && (
        <>
          <h3>{t("change")}</h3>
          <ul className="list-disc pl-6">
            {missingTexts({ t, locale, setting, answer, pathways }).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <h3>{t("remedies")}</h3>
          <ul className="list-disc pl-6">
            <li>{t("reconsideration")}</li>
            <li>{t("litigation")}</li>
          </ul>
          <p className="text-sm text-ink-soft">{t("toBeVerified")}</p>
        </>
      )}
      {!refused && <p>{t("approvedNext", values)}</p>}
    </LetterSheet>
  );
}

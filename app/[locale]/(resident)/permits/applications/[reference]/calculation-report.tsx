import { useLocale, useTranslations } from "next-intl";
import { lookupsOf } from "@/components/case/lookups-of";
import { PathwayList } from "@/components/case/pathway-list";
import type { PermitCalculation } from "@/lib/permits/calculation";
import { pathwaysFor, ruleSetInForce } from "@/lib/rules";

type Props = {
  calculation: Pick<PermitCalculation, "bundle" | "document" | "answer">;
  open?: boolean;
};

/** The engine's answer requirement by requirement, each with the records it rests on. */
export function CalculationReport({ calculation, open }: Props) {
  const sentence = useTranslations("sentence");
  const tiers = useTranslations("case.tiers");
  const locale = useLocale();
  const { bundle, document, answer } = calculation;
  const { destination, assessmentDate } = document;
  const setting = {
    ...{ t: sentence, tiers, locale, bundle: bundle.document, destination },
    attributes: ruleSetInForce(bundle.compiled, assessmentDate)?.attributes ?? null,
  };
  const records = document.records.map(({ id, kind, city, start, end }) => ({
    ...{ id, kind, city, startOn: start },
    endOn: end ?? null,
  }));
  return pathwaysFor(bundle.compiled, destination, assessmentDate).map((pathway) => (
    <PathwayList
      key={pathway.id}
      pathways={answer.pathways.filter((one) => one.id === pathway.id)}
      lookups={lookupsOf(setting, pathway, records)}
      {...(open === undefined ? {} : { open })}
    />
  ));
}

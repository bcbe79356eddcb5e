import { useLocale, useTranslations } from "next-intl";
import { CoefficientMatrix } from "@/components/policy/coefficient-matrix";
import { ExampleTable } from "@/components/policy/example-table";
import { type Bundle, measuresOf, type RuleSet } from "@/lib/rules";
import { MethodSection } from "../../rule-set/method-section";
import { PathwaySection } from "../../rule-set/pathway-section";
import { PointsSection } from "../../rule-set/points-section";
import { RuleSection } from "../../rule-set/rule-section";

type Props = { document: Bundle; ruleSet: RuleSet };

/** One version of a pack, readable: what it notes, asks, scores and converts, and its worked examples. */
export function PackVersion({ document, ruleSet }: Props) {
  const t = useTranslations("packs.pack");
  const locale = useLocale();
  return (
    <>
      <RuleSection id="notes" title={t("notes")}>
        <ul className="mt-4 max-w-prose list-disc space-y-2 pl-5">
          {(ruleSet.notes ?? []).map((note) => (
            <li key={note.en}>{note[locale]}</li>
          ))}
        </ul>
      </RuleSection>
      <PathwaySection
        document={document}
        ruleSet={ruleSet}
        title={t("pathways")}
        lead={ruleSet.pathways.length > 1 ? t("anyPathway") : null}
      />
      <PointsSection ruleSet={ruleSet} />
      <RuleSection id="conversion" title={t("conversion")}>
        <Conversion document={document} ruleSet={ruleSet} />
      </RuleSection>
      <MethodSection document={document} ruleSet={ruleSet} />
      <RuleSection id="examples" title={t("examples")} lead={t("examplesLead")}>
        <ExampleTable document={document} ruleSet={ruleSet} />
      </RuleSection>
    </>
  );
}

function Conversion({ document, ruleSet }: Props) {
  const t = useTranslations("packs.pack.worth");
  const locale = useLocale();
  if (Object.keys(ruleSet.conversion.byTier ?? {}).length > 0) return <CoefficientMatrix ruleSet={ruleSet} />;
  // A condition may count years elsewhere without converting them; the default coefficient alone does not say.
  const looksElsewhere = measuresOf(ruleSet).some(({ scope }) => scope !== "destination");
  if (ruleSet.conversion.default === "0") return <p>{t("none")}</p>;
  return <p>{looksElsewhere ? t("full", { zone: document.zone.name[locale] }) : t("local")}</p>;
}

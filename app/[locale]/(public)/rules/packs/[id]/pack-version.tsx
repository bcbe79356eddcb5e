import { useLocale, useTranslations } from "next-intl";
import { CoefficientMatrix } from "@/components/policy/coefficient-matrix";
import { ExampleTable } from "@/components/policy/example-table";
import { PointsTables } from "@/components/policy/points-tables";
import { type Bundle, measuresOf, type RuleSet } from "@/lib/rules";
import { MethodList } from "../../[zone]/[version]/method-list";
import { PathwayRules } from "../../[zone]/[version]/pathway-rules";

type Props = { document: Bundle; ruleSet: RuleSet };

/** One version of a pack, readable: what it notes, asks, scores and converts, and its worked examples. */
export function PackVersion({ document, ruleSet }: Props) {
  const t = useTranslations("packs.pack");
  const locale = useLocale();
  return (
    <>
      <section aria-labelledby="notes" className="mt-12">
        <h2 id="notes">{t("notes")}</h2>
        <ul className="mt-4 max-w-prose list-disc space-y-2 pl-5">
          {(ruleSet.notes ?? []).map((note) => (
            <li key={note.en}>{note[locale]}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="pathways" className="mt-12">
        <h2 id="pathways">{t("pathways")}</h2>
        {ruleSet.pathways.length > 1 && <p className="max-w-prose text-ink-soft">{t("anyPathway")}</p>}
        <PathwayRules document={document} ruleSet={ruleSet} />
      </section>
      {Object.keys(ruleSet.points ?? {}).length > 0 && (
        <section aria-labelledby="points" className="mt-12">
          <h2 id="points">{t("points")}</h2>
          <PointsTables ruleSet={ruleSet} />
        </section>
      )}
      <section aria-labelledby="conversion" className="mt-12">
        <h2 id="conversion">{t("conversion")}</h2>
        <Conversion document={document} ruleSet={ruleSet} />
      </section>
      <section aria-labelledby="method" className="mt-12">
        <h2 id="method">{t("method")}</h2>
        <MethodList document={document} ruleSet={ruleSet} />
      </section>
      <section aria-labelledby="examples" className="mt-12">
        <h2 id="examples">{t("examples")}</h2>
        <p className="max-w-prose text-ink-soft">{t("examplesLead")}</p>
        <ExampleTable document={document} ruleSet={ruleSet} />
      </section>
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

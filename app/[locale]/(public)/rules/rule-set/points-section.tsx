import { useTranslations } from "next-intl";
import { PointsTables } from "@/components/policy/points-tables";
import type { RuleSet } from "@/lib/rules";
import { RuleSection } from "./rule-section";

/** What earns points, where a rule set has any. */
export function PointsSection({ ruleSet }: { ruleSet: RuleSet }) {
  const t = useTranslations("packs.points");
  if (Object.keys(ruleSet.points ?? {}).length === 0) return null;
  return (
    <RuleSection id="points" title={t("title")}>
      <PointsTables ruleSet={ruleSet} />
    </RuleSection>
  );
}

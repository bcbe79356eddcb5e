import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { tierCoefficient } from "@/lib/policy/differences";
import { type RuleSet, TIERS, type Tier } from "@/lib/rules";

const FILLS = { full: "bg-celadon-pale", part: "bg-ochre-pale", none: "hatch" } as const;

/**
 * What a year is worth between cities of each pair of tiers: rows where it was lived, columns towards which
 * city. The figure says it; the fill repeats it. `cell` puts something else in a field's place.
 */
export function CoefficientMatrix({
  ruleSet,
  cell,
}: {
  ruleSet: RuleSet;
  cell?: (from: Tier, to: Tier) => ReactNode;
}) {
  const t = useTranslations("policy.matrix");
  const tiers = useTranslations("tiers");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways on a phone must be reachable by keyboard
    <section className="print-exact my-6 overflow-x-auto" aria-label={t("caption")} tabIndex={0}>
      <table className="border-collapse text-sm">
        <caption className="mb-2 text-left text-ink-soft">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="p-2 text-left align-bottom font-normal text-ink-soft">
              {t("corner")}
            </th>
            {TIERS.map((to) => (
              <th key={to} scope="col" className="min-w-20 p-2 text-right align-bottom">
                {tiers(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TIERS.map((from) => (
            <tr key={from} className="border-t border-line">
              <th scope="row" className="p-2 pr-4 text-left whitespace-nowrap">
                {tiers(from)}
              </th>
              {TIERS.map((to) => {
                const worth = tierCoefficient(ruleSet, from, to);
                return (
                  <td
                    key={to}
                    className={`border-l border-line p-2 text-right tabular-nums ${FILLS[fillOf(worth)]}`}
                  >
                    {cell ? cell(from, to) : worth}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function fillOf(worth: string): keyof typeof FILLS {
  const value = Number(worth);
  return value >= 1 ? "full" : value > 0 ? "part" : "none";
}

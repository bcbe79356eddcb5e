import { useLocale, useTranslations } from "next-intl";
import { Details } from "@/components/ui/details";
import { formatDecimal } from "@/lib/i18n/format";
import type { IndicatorGroup, PointsTable, RuleSet } from "@/lib/rules";
import { useIndicatorText } from "./indicator-text";

/** Every points table of a rule set: group by group, what earns how much. */
export function PointsTables({ ruleSet }: { ruleSet: RuleSet }) {
  const t = useTranslations("packs.points");
  const locale = useLocale();
  const tables = Object.entries(ruleSet.points ?? {});
  const nameOf = (id: string) => ruleSet.points?.[id]?.label?.[locale] ?? id;
  return tables.map(([id, table]) => (
    <div key={id} className="mt-6 max-w-prose">
      {tables.length > 1 && <h3>{nameOf(id)}</h3>}
      {"bestOf" in table ? (
        <p>{t("bestOf", { tables: table.bestOf.map(nameOf).join(locale === "zh" ? "；" : "; ") })}</p>
      ) : (
        <OwnTable table={table} ruleSet={ruleSet} />
      )}
    </div>
  ));
}

type Own = Exclude<PointsTable, { bestOf: string[] }>;

function OwnTable({ table, ruleSet }: { table: Own; ruleSet: RuleSet }) {
  const t = useTranslations("packs.points");
  const words = useIndicatorText(ruleSet);
  const { multiplier } = table;
  return (
    <>
      {table.groups.map((group) => (
        <Group key={group.id} group={group} table={table} ruleSet={ruleSet} />
      ))}
      {multiplier != null &&
        Object.entries(multiplier.values).map(([value, factor]) => (
          <p key={value} className="mt-4">
            {t("times", {
              factor,
              label: words.attribute(multiplier.attribute),
              value: words.value(multiplier.attribute, value),
            })}
          </p>
        ))}
      {table.cap != null && <p className="mt-4">{t("cap", { points: formatDecimal(table.cap) })}</p>}
    </>
  );
}

function Group({ group, table, ruleSet }: { group: IndicatorGroup; table: Own; ruleSet: RuleSet }) {
  const t = useTranslations("packs.points");
  const locale = useLocale();
  const words = useIndicatorText(ruleSet);
  const manner = [
    group.indicators.length > 1 ? t(group.mode) : null,
    group.cap == null ? null : t("cap", { points: formatDecimal(group.cap) }),
  ].filter((part) => part !== null);
  return (
    <section className="mt-5">
      <p className="font-semibold">
        {group.label?.[locale] ?? group.id}
        {manner.length > 0 && (
          <span className="font-normal text-ink-soft">
            {locale === "zh" ? `（${manner.join("，")}）` : ` (${manner.join(", ")})`}
          </span>
        )}
      </p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {group.indicators.map((id) => {
          const indicator = table.indicators.find((one) => one.id === id);
          if (indicator === undefined) return null;
          const { steps, text } = words.earns(indicator);
          return (
            <li key={id}>
              {indicator.label?.[locale] ?? id}
              {steps === null ? (
                <span className="block text-sm text-ink-soft">{text}</span>
              ) : (
                <Details summary={t("steps", { count: steps })}>
                  <p className="text-sm text-ink-soft">{text}</p>
                </Details>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

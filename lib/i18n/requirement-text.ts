import type { getTranslations } from "next-intl/server";
import type { AttributeDefinition, Bundle, Kinds, Requirement, RuleSet, Scope, Tier } from "@/lib/rules";
import { formatList } from "./format";
import type { Locale } from "./routing";

/** What the sentences need besides the rule itself. `t` is of the namespace `requirement`, `tiers` of `tiers`. */
export interface RuleWords {
  locale: Locale;
  t: Awaited<ReturnType<typeof getTranslations<"requirement">>>;
  tiers: Awaited<ReturnType<typeof getTranslations<"tiers">>>;
  document: Pick<Bundle, "kinds" | "cities">;
  ruleSet: Pick<RuleSet, "attributes">;
}

/** A requirement as one plain sentence: what must hold, in the reader's language. */
export function requirementText(requirement: Requirement, words: RuleWords): string {
  const { t } = words;
  switch (requirement.type) {
    case "credited":
      return creditedText(requirement, words);
    case "current":
      return t(requirement.until === "previousMonth" ? "currentLastMonth" : "current", {
        kinds: kindsText(requirement.kinds, words),
        where: scopeText(requirement.scope, words),
      });
    case "age":
      return rangeText("age", requirement, words);
    case "attribute": {
      const label =
        words.ruleSet.attributes?.[requirement.attribute]?.label[words.locale] ?? requirement.attribute;
      if (!requirement.in) return `${t("label", { label })}${rangeText("number", requirement, words)}`;
      const values = requirement.in.map((value) =>
        attributeValueText(requirement.attribute, String(value), words),
      );
      return t("attribute", { label, values: formatList(words.locale, values, "or") });
    }
    case "points":
      return t("points", { min: requirement.min });
    case "any":
      return t("any");
  }
}

function creditedText(requirement: Extract<Requirement, { type: "credited" }>, words: RuleWords): string {
  const { t } = words;
  const parts = [
    t("credited", {
      length: monthsText(requirement.months, words),
      kinds: kindsText(requirement.kinds, words),
      where: scopeText(requirement.scope, words),
    }),
  ];
  if (requirement.convert) parts.push(t("converted"));
  if (requirement.window) parts.push(t("window", { length: monthsText(requirement.window, words) }));
  if (typeof requirement.resetAfterGap === "number") {
    const key =
      requirement.resetAfterGap === 0 ? "continuous" : requirement.unit === "month" ? "gapMonths" : "gapDays";
    parts.push(t(key, { gap: requirement.resetAfterGap }));
  }
  if (requirement.maxShareElsewhere)
    parts.push(t("maxShareElsewhere", { percent: percent(requirement.maxShareElsewhere) }));
  if (requirement.notDuring?.length)
    parts.push(t("notDuring", { kinds: kindsText({ anyOf: requirement.notDuring }, words) }));
  return parts.join(t("separator"));
}

/** Kinds of evidence in words: all of them, or any of them. */
export function kindsText(kinds: Kinds, words: RuleWords): string {
  const codes = Array.isArray(kinds) ? kinds : kinds.anyOf;
  const names = codes.map((code) => words.document.kinds[code]?.[words.locale] ?? code);
  return formatList(words.locale, names, Array.isArray(kinds) ? "and" : "or");
}

/** Where the years may have been lived. */
export function scopeText(scope: Scope, words: RuleWords): string {
  if (scope === "destination" || scope === "zone") return words.t(`scope.${scope}`);
  if ("tiers" in scope)
    return words.t("scope.tiers", {
      tiers: formatList(
        words.locale,
        scope.tiers.map((tier: Tier) => words.tiers(tier)),
        "or",
      ),
    });
  return formatList(
    words.locale,
    scope.cities.map((code) => cityText(code, words)),
    "or",
  );
}

export function cityText(code: string, words: Pick<RuleWords, "document" | "locale">): string {
  return words.document.cities.find((city) => city.code === code)?.name[words.locale] ?? code;
}

/** One value of an attribute as its option is called; yes and no for what is true or false. */
export function attributeValueText(name: string, value: string, words: RuleWords): string {
  const definition: AttributeDefinition | undefined = words.ruleSet.attributes?.[name];
  if (definition?.type === "integer") return value;
  return words.t.has(`values.${value}`) ? words.t(`values.${value}`) : value;
}

/** 84 → seven years; 18 → one year and six months; 6 → six months. */
function monthsText(months: number, { t }: RuleWords): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return t("months", { months: rest });
  return rest === 0 ? t("years", { years }) : t("yearsAndMonths", { years, months: rest });
}

function rangeText(
  kind: "age" | "number",
  range: { min?: number | null; max?: number | null },
  { t }: RuleWords,
): string {
  const { min, max } = range;
  if (typeof min === "number" && typeof max === "number") return t(`${kind}.between`, { min, max });
  if (typeof min === "number") return t(`${kind}.from`, { min });
  return t(`${kind}.to`, { max: max ?? 0 });
}

/** "0.6" → "60", without floating point. */
function percent(share: string): string {
  const [whole = "0", fraction = ""] = share.split(".");
  const digits = `${whole}${fraction.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(2);
  return rest === "" ? digits : `${digits}.${rest}`;
}

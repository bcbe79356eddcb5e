import { formatDecimal, formatLength, formatList } from "@/lib/i18n/format";
import { LANGUAGE_TAG, type Locale } from "@/lib/i18n/routing";
import type {
  AttributeRequirement,
  Bilingual,
  Bundle,
  Kinds,
  Measure,
  Requirement,
  RuleSet,
} from "@/lib/rules";

/** A translator of the namespace `sentence`, from `getTranslations` or `useTranslations` alike. */
export type RequirementWords = {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

export type RequirementSetting = {
  t: RequirementWords;
  /** Of the namespace `case.tiers`: size classes in words. */
  tiers: (key: string) => string;
  locale: Locale;
  bundle: Pick<Bundle, "kinds" | "cities" | "zone">;
  attributes: RuleSet["attributes"];
  /** The city moved to; without one the sentence says "the destination city". */
  destination?: string;
};

/** A requirement as a sentence, and how it is counted where that is worth saying. */
export type RequirementText = { title: string; details: string | null };

/** Every requirement of every rule set in words; whoever is shown one reads the same sentence. */
export function requirementText(setting: RequirementSetting, requirement: Requirement): RequirementText {
  const { t } = setting;
  switch (requirement.type) {
    case "credited":
      return {
        title: capitalised(creditedTitle(setting, requirement)),
        details: details(setting, requirement, requirement.maxShareElsewhere ?? null),
      };
    case "current":
      return { title: capitalised(currentTitle(setting, requirement)), details: null };
    case "age":
      return { title: bounded(t, "age", requirement, {}), details: null };
    case "attribute":
      return { title: attributeTitle(setting, requirement), details: null };
    case "points":
      return { title: t("points", { min: formatDecimal(requirement.min) }), details: null };
    case "any":
      return { title: t("any"), details: null };
  }
}

/** A declared value in words: a choice's option, yes or no, a number. */
export function attributeValueText(t: RequirementWords, value: string | number | boolean): string {
  const key = `values.${value}`;
  // A rule set may bring options that these messages do not know: then the code is shown as it stands.
  return /^\w+$/.test(String(value)) && t.has(key) ? t(key) : String(value);
}

/** A declared value as its attribute's own labels say it (docs/rules-semantics.md §12), else as above. */
export function labelledValueText(
  { t, locale, attributes }: Pick<RequirementSetting, "t" | "locale" | "attributes">,
  attribute: string,
  value: string | number | boolean,
): string {
  const definition = attributes?.[attribute];
  const label = definition?.type === "choice" ? definition.labels?.[String(value)] : undefined;
  return label?.[locale] ?? attributeValueText(t, value);
}

/** A kind's name inside a sentence. */
export function kindText({ bundle, locale }: Pick<RequirementSetting, "bundle" | "locale">, kind: string) {
  const name = named(bundle.kinds[kind], locale, kind);
  return locale === "en" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function creditedTitle(setting: RequirementSetting, requirement: Measure & { months: number }): string {
  const { t, locale } = setting;
  const kinds = kindsText(setting, requirement.kinds);
  if (requirement.months === 0) return t("credited.none", { kinds });
  const continuous = requirement.resetAfterGap === 0;
  const manner = requirement.convert
    ? continuous
      ? "convertedContinuous"
      : "converted"
    : continuous
      ? "continuous"
      : "cumulative";
  const common = {
    kinds,
    length: formatLength(locale, String(requirement.months), "month"),
    manner: t(`manner.${manner}`),
    zone: named(setting.bundle.zone.name, locale, setting.bundle.zone.id),
  };
  const { scope } = requirement;
  if (scope === "zone") return t("credited.zone", common);
  if (scope === "destination")
    return t("credited.destination", { ...common, city: destinationText(setting) });
  if ("cities" in scope)
    return t("credited.cities", { ...common, cities: citiesText(setting, scope.cities) });
  return t("credited.tiers", { ...common, tiers: alternatives(setting, scope.tiers.map(setting.tiers)) });
}

function currentTitle(setting: RequirementSetting, requirement: Omit<Measure, "convert">): string {
  const previous = requirement.until === "previousMonth";
  const when =
    requirement.unit === "month"
      ? previous
        ? "previousMonth"
        : "month"
      : previous
        ? "previousMonthEnd"
        : "day";
  return setting.t(`current.${when}`, {
    kinds: kindsText(setting, requirement.kinds),
    place: placeText(setting, requirement.scope),
  });
}

function details(setting: RequirementSetting, measure: Measure, share: string | null): string | null {
  const { t, locale } = setting;
  const parts: string[] = [];
  if (measure.until === "previousMonth") parts.push(t("details.previousMonth"));
  const gap = measure.resetAfterGap ?? null;
  if (gap === 0) parts.push(t("details.noGap"));
  else if (gap !== null) {
    const length = t(measure.unit === "day" ? "gapDays" : "gapMonths", { count: gap });
    parts.push(t("details.gap", { length }));
  }
  if (measure.window != null) {
    parts.push(t("details.window", { length: formatLength(locale, String(measure.window), "month") }));
  }
  if (measure.notDuring?.length) {
    const kinds = measure.notDuring.map((kind) => kindText(setting, kind));
    parts.push(t("details.notDuring", { kinds: formatList(locale, kinds) }));
  }
  if (share !== null) parts.push(t("details.share", { percent: percentOf(share) }));
  if (parts.length === 0) return null;
  const text = parts.join(locale === "zh" ? "；" : "; ");
  return locale === "zh" ? `${text}。` : `${capitalised(text)}.`;
}

function attributeTitle(setting: RequirementSetting, requirement: AttributeRequirement): string {
  const { t, locale } = setting;
  const label = named(setting.attributes?.[requirement.attribute]?.label, locale, requirement.attribute);
  if (requirement.in == null) return bounded(t, "attribute", requirement, { label });
  const values = alternatives(
    setting,
    requirement.in.map((value) => labelledValueText(setting, requirement.attribute, value)),
  );
  return t("attribute.in", { label, values });
}

function bounded(
  t: RequirementWords,
  of: "age" | "attribute",
  { min, max }: { min?: number | null; max?: number | null },
  values: Record<string, string>,
): string {
  if (min != null && max != null) return t(`${of}.between`, { ...values, min, max });
  if (min != null) return t(`${of}.atLeast`, { ...values, min });
  return max == null ? t("age.any") : t(`${of}.atMost`, { ...values, max });
}

function kindsText(setting: RequirementSetting, kinds: Kinds): string {
  const all = Array.isArray(kinds) ? kinds : kinds.anyOf;
  const names = all.map((kind) => kindText(setting, kind));
  if (names.length === 1) return names[0] ?? "";
  return Array.isArray(kinds)
    ? setting.t("allKinds", { kinds: formatList(setting.locale, names) })
    : setting.t("anyKinds", { kinds: alternatives(setting, names) });
}

function placeText(setting: RequirementSetting, scope: Measure["scope"]): string {
  const zone = named(setting.bundle.zone.name, setting.locale, setting.bundle.zone.id);
  if (scope === "zone") return setting.t("place.zone", { zone });
  if (scope === "destination") return destinationText(setting);
  if ("cities" in scope) return citiesText(setting, scope.cities);
  return setting.t("place.tiers", { zone, tiers: alternatives(setting, scope.tiers.map(setting.tiers)) });
}

function destinationText(setting: RequirementSetting): string {
  return setting.destination === undefined
    ? setting.t("place.anyDestination")
    : setting.t("place.destination", { city: cityText(setting, setting.destination) });
}

function citiesText(setting: RequirementSetting, codes: readonly string[]): string {
  return alternatives(
    setting,
    codes.map((code) => cityText(setting, code)),
  );
}

function cityText({ bundle, locale }: RequirementSetting, code: string): string {
  return named(bundle.cities.find((city) => city.code === code)?.name, locale, code);
}

function alternatives({ locale }: RequirementSetting, items: readonly string[]): string {
  return new Intl.ListFormat(LANGUAGE_TAG[locale], { type: "disjunction" }).format(items);
}

function named(name: Bilingual | undefined, locale: Locale, code: string): string {
  return name?.[locale] ?? code;
}

/** `0.5` → `50`, `0.333` → `33.3`: moved by two places in text, so that nothing is rounded. */
function percentOf(share: string): string {
  const [whole = "0", fraction = ""] = share.split(".");
  const digits = fraction.padEnd(2, "0");
  const rest = digits.slice(2).replace(/0+$/, "");
  const number = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  return rest === "" ? number : `${number}.${rest}`;
}

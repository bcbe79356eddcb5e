import { formatDay, formatUnits } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import { type Bundle, type Finding, type RuleSet, TIERS } from "@/lib/rules";

type Values = Record<string, string | number>;
type Translate = (key: string, values?: Values) => string;

/** Who says it: the translators of `lint` and `tiers` in one language. */
export interface Speaker {
  locale: Locale;
  lint: Translate;
  tiers: Translate;
}

/** A finding as a sentence, with the names that the bundle gives its cities and pathways. */
export function findingText(speaker: Speaker, bundle: Bundle, finding: Finding): string {
  return speaker.lint(`findings.${finding.code}`, findingValues(speaker, bundle, finding));
}

/** What a finding's message takes: its codes as names, its days and lengths as text. */
export function findingValues(speaker: Speaker, bundle: Bundle, finding: Finding): Values {
  const ruleSet = bundle.ruleSets.find(({ version }) => version === finding.version);
  const values = Object.entries<string | number>({ ...finding.params }).map(
    ([name, value]): [string, string | number] => [
      name,
      typeof value === "string" ? named(speaker, bundle, ruleSet, name, value) : value,
    ],
  );
  if (finding.code !== "CREDIT_OUT_OF_REACH") return Object.fromEntries(values);
  const { unit, required, most } = finding.params;
  const lengths = {
    required: formatUnits(speaker.locale, required, unit),
    most: formatUnits(speaker.locale, most, unit),
  };
  return { ...Object.fromEntries(values), ...lengths };
}

/** Which of a finding's values are places, of a tier or a city. */
const PLACES = new Set(["from", "to", "tier", "bigger", "smaller", "city"]);
const DAYS = new Set(["day", "today", "earliest", "expected", "actual"]);

function named(
  speaker: Speaker,
  bundle: Bundle,
  ruleSet: RuleSet | undefined,
  name: string,
  value: string,
): string {
  const { locale, lint, tiers } = speaker;
  if (PLACES.has(name)) {
    if (TIERS.some((tier) => tier === value)) return lint("aTier", { tier: tiers(value) });
    const city = bundle.cities.find(({ code }) => code === value);
    return city === undefined ? value : lint("aCity", { name: city.name[locale], code: value });
  }
  if (name === "pathway") {
    return ruleSet?.pathways.find(({ id }) => id === value)?.title[locale] ?? value;
  }
  if (name === "attribute") return labelOf(ruleSet, value)?.[locale] ?? value;
  return DAYS.has(name) ? formatDay(locale, value) : value;
}

function labelOf(ruleSet: RuleSet | undefined, attribute: string) {
  const definitions = ruleSet?.attributes;
  return definitions != null && Object.hasOwn(definitions, attribute)
    ? definitions[attribute]?.label
    : undefined;
}

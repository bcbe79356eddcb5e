/** Names that stand for nothing: docs/rules-semantics.md §10. */
import { childPath } from "../document/error";
import type { Bundle, Example } from "../types";
import { canBe, canBeKey, definitionOf } from "./attributes";
import { type Finding, finding } from "./finding";
import type { VersionView } from "./view";
import { type At, askedOf, indicatorsOf, requirementsOf, tablesOf } from "./walk";

/** Cities of the register and the zone that nothing describes. They are of no version. */
export function unknownPlaces({ cities, zone }: Bundle): Finding[] {
  const known = new Set(cities.map(({ code }) => code));
  const named = [
    ...cities.map((city, index) => at(city.successor?.code, `$.cities[${index}].successor.code`)),
    ...zone.members.map((member, index) => at(member.code, `$.zone.members[${index}].code`)),
  ];
  return unknown(named, known).map(({ value, path }) => finding("UNKNOWN_CITY", path, null, { city: value }));
}

export function unknownNames(view: VersionView): Finding[] {
  const { bundle, places, ruleSet } = view;
  const { version } = ruleSet;
  const kinds = new Set(Object.keys(bundle.kinds));
  const attributes = new Set(Object.keys(ruleSet.attributes ?? {}));
  const tables = new Set(Object.keys(ruleSet.points ?? {}));
  return [
    ...unknown(citiesNamed(view), places.cities).map(({ value, path }) =>
      finding("UNKNOWN_CITY", path, version, { city: value }),
    ),
    ...unknown(kindsNamed(view), kinds).map(({ value, path }) =>
      finding("UNKNOWN_KIND", path, version, { kind: value }),
    ),
    ...unknown(attributesNamed(view), attributes).map(({ value, path }) =>
      finding("UNKNOWN_ATTRIBUTE", path, version, { attribute: value }),
    ),
    ...unknownValues(view),
    ...unknown(tablesNamed(view), tables).map(({ value, path }) =>
      finding("UNKNOWN_TABLE", path, version, { table: value }),
    ),
    ...unknownIndicators(view),
  ];
}

type Known = { has(name: string): boolean };

function unknown(named: readonly At<string | undefined>[], known: Known): At<string>[] {
  return named.flatMap(({ value, path }) =>
    value === undefined || known.has(value) ? [] : [{ value, path }],
  );
}

function at<T>(value: T, path: string): At<T> {
  return { value, path };
}

function list(values: readonly string[] | null | undefined, path: string): At<string>[] {
  return (values ?? []).map((value, index) => at(value, `${path}[${index}]`));
}

function places(value: unknown, path: string): At<string>[] {
  return typeof value === "object" && value !== null && "cities" in value
    ? list(value.cities as string[], `${path}.cities`)
    : [];
}

function citiesNamed(view: VersionView): At<string>[] {
  const { ruleSet, path } = view;
  const byCity = Object.entries(ruleSet.conversion.byCity ?? {}).flatMap(([from, row]) => {
    const place = childPath(`${path}.conversion.byCity`, from);
    return [at(from, place), ...Object.keys(row).map((to) => at(to, childPath(place, to)))];
  });
  return [
    ...ruleSet.pathways.flatMap(({ appliesTo }, index) =>
      places(appliesTo, `${path}.pathways[${index}].appliesTo`),
    ),
    ...askedOf(view).flatMap((asked) => places(asked.value.scope, `${asked.path}.scope`)),
    ...byCity,
    ...(ruleSet.caps ?? []).flatMap((cap, index) =>
      "city" in cap ? [at(cap.city, `${path}.caps[${index}].city`)] : [],
    ),
    ...ofExamples(view, ({ case: kase }, place) => [
      at(kase.destination, `${place}.destination`),
      ...kase.records.map(({ city }, index) => at(city, `${place}.records[${index}].city`)),
      ...(kase.plan ?? []).map(({ city }, index) => at(city, `${place}.plan[${index}].city`)),
    ]),
  ];
}

function kindsNamed(view: VersionView): At<string>[] {
  return [
    ...askedOf(view).flatMap(({ value: { kinds, notDuring }, path }) => [
      ...(Array.isArray(kinds) ? list(kinds, `${path}.kinds`) : list(kinds.anyOf, `${path}.kinds.anyOf`)),
      ...list(notDuring, `${path}.notDuring`),
    ]),
    ...ofExamples(view, ({ case: kase }, place) => [
      ...kase.records.map(({ kind }, index) => at(kind, `${place}.records[${index}].kind`)),
      ...(kase.plan ?? []).map(({ kind }, index) => at(kind, `${place}.plan[${index}].kind`)),
    ]),
  ];
}

function ofExamples(
  view: VersionView,
  named: (example: Example, path: string) => At<string>[],
): At<string>[] {
  return (view.ruleSet.examples ?? []).flatMap((example, index) =>
    named(example, `${view.path}.examples[${index}].case`),
  );
}

function attributesNamed(view: VersionView): At<string>[] {
  return [
    ...requirementsOf(view).flatMap(({ value, path }) =>
      value.type === "attribute" ? [at(value.attribute, `${path}.attribute`)] : [],
    ),
    ...indicatorsOf(view).flatMap(({ value, path }) =>
      "attribute" in value && value.attribute != null ? [at(value.attribute, `${path}.attribute`)] : [],
    ),
    ...tablesOf(view).flatMap(({ value, path }) =>
      "bestOf" in value || value.multiplier == null
        ? []
        : [at(value.multiplier.attribute, `${path}.multiplier.attribute`)],
    ),
    ...ofExamples(view, ({ case: kase }, place) =>
      Object.keys(kase.person?.attributes ?? {}).map((name) =>
        at(name, childPath(`${place}.person.attributes`, name)),
      ),
    ),
  ];
}

function unknownValues(view: VersionView): Finding[] {
  const { ruleSet } = view;
  const keys = (attribute: string, map: object, path: string) => {
    const definition = definitionOf(ruleSet.attributes, attribute);
    return Object.keys(map)
      .filter((key) => !canBeKey(definition, key))
      .map((key) => ({ attribute, value: key, path: childPath(path, key) }));
  };
  const required = requirementsOf(view).flatMap(({ value: one, path }) => {
    if (one.type !== "attribute") return [];
    const definition = definitionOf(ruleSet.attributes, one.attribute);
    return (one.in ?? []).flatMap((value, index) =>
      canBe(definition, value)
        ? []
        : [{ attribute: one.attribute, value: String(value), path: `${path}.in[${index}]` }],
    );
  });
  const scored = indicatorsOf(view).flatMap(({ value: one, path }) =>
    one.type === "choice" ? keys(one.attribute, one.points, `${path}.points`) : [],
  );
  const multiplied = tablesOf(view).flatMap(({ value: table, path }) =>
    "bestOf" in table || table.multiplier == null
      ? []
      : keys(table.multiplier.attribute, table.multiplier.values, `${path}.multiplier.values`),
  );
  return [...required, ...scored, ...multiplied].map(({ path, ...params }) =>
    finding("UNKNOWN_VALUE", path, ruleSet.version, params),
  );
}

function tablesNamed(view: VersionView): At<string>[] {
  return [
    ...requirementsOf(view).flatMap(({ value, path }) =>
      value.type === "points" ? [at(value.table, `${path}.table`)] : [],
    ),
    ...tablesOf(view).flatMap(({ value, path }) =>
      "bestOf" in value ? list(value.bestOf, `${path}.bestOf`) : [],
    ),
  ];
}

function unknownIndicators(view: VersionView): Finding[] {
  return tablesOf(view).flatMap(({ value: table, path }) => {
    if ("bestOf" in table) return [];
    const own = new Set(table.indicators.map(({ id }) => id));
    const named = table.groups.flatMap((group, index) =>
      list(group.indicators, `${path}.groups[${index}].indicators`),
    );
    return unknown(named, own).map((one) =>
      finding("UNKNOWN_INDICATOR", one.path, view.ruleSet.version, { indicator: one.value }),
    );
  });
}

/** Coefficients that credit more, or less, than one would expect: docs/rules-semantics.md §10. */
import { SCALE, scaled } from "../amounts";
import { childPath } from "../document/error";
import { type CityCode, type Decimal, TIERS, type Tier } from "../types";
import { type Finding, finding } from "./finding";
import { isMergedAway, tierOn, turningDays, type VersionView } from "./view";

/** What one tier is worth in another, and where the document says so. */
interface Entry {
  from: Tier;
  to: Tier;
  coefficient: Decimal;
  path: string;
  /** Not listed, but two cities of the zone need it. */
  isDefault: boolean;
}

export function matrixFindings(view: VersionView): Finding[] {
  const entries = entriesOf(view);
  const { version } = view.ruleSet;
  const isListed = entries.some((entry) => !entry.isDefault);
  return [
    ...aboveOne(view),
    ...entries
      .filter(({ from, to, coefficient }) => isBigger(from, to) && worth(coefficient) < SCALE)
      .map(({ from, to, coefficient, path }) =>
        finding("BIGGER_CITY_DISCOUNTED", path, version, { from, to, coefficient }),
      ),
    ...discountedCities(view),
    ...rises(entries, version),
    // Where no pair is listed at all, the default is the conversion itself: nothing was left out.
    ...entries
      .filter(({ isDefault }) => isDefault && isListed)
      .map(({ from, to, coefficient, path }) =>
        finding("PAIR_LEFT_TO_DEFAULT", path, version, { from, to, coefficient }),
      ),
  ];
}

function worth(coefficient: Decimal): number {
  return scaled(coefficient, 4);
}

function isBigger(one: Tier, other: Tier): boolean {
  return TIERS.indexOf(one) < TIERS.indexOf(other);
}

function aboveOne({ ruleSet: { conversion, version }, path }: VersionView): Finding[] {
  const rows = (name: "byTier" | "byCity") =>
    Object.entries<Record<string, Decimal>>(conversion[name] ?? {}).flatMap(([from, row]) =>
      Object.entries(row)
        .filter(([, coefficient]) => worth(coefficient) > SCALE)
        .map(([to, coefficient]) => {
          const place = childPath(childPath(`${path}.conversion.${name}`, from), to);
          return finding("COEFFICIENT_ABOVE_ONE", place, version, { from, to, coefficient });
        }),
    );
  const isDefaultAbove = worth(conversion.default) > SCALE;
  return [
    ...(isDefaultAbove
      ? [
          finding("DEFAULT_ABOVE_ONE", `${path}.conversion.default`, version, {
            coefficient: conversion.default,
          }),
        ]
      : []),
    ...rows("byTier"),
    ...rows("byCity"),
  ];
}

/** Every pair that is listed, and every other that two cities of the zone have at some time; the largest first. */
function entriesOf(view: VersionView): Entry[] {
  const { conversion } = view.ruleSet;
  const occurring = occurringPairs(view);
  return TIERS.flatMap((from) =>
    TIERS.flatMap((to): Entry[] => {
      const listed = conversion.byTier?.[from]?.[to];
      const path = `${view.path}.conversion`;
      if (listed !== undefined) {
        const place = childPath(childPath(`${path}.byTier`, from), to);
        return [{ from, to, coefficient: listed, path: place, isDefault: false }];
      }
      if (!occurring.has(`${from} ${to}`)) return [];
      return [{ from, to, coefficient: conversion.default, path: `${path}.default`, isDefault: true }];
    }),
  );
}

/** Pairs of tiers that two members have on one day, where no coefficient of the two cities' own goes before. */
function occurringPairs(view: VersionView): ReadonlySet<string> {
  const { byCity } = view.ruleSet.conversion;
  const pairs = new Set<string>();
  for (const { from, to, fromTier, toTier } of tierPairs(view)) {
    if (byCity?.[from]?.[to] === undefined) pairs.add(`${fromTier} ${toTier}`);
  }
  return pairs;
}

interface CityPair {
  from: CityCode;
  to: CityCode;
  fromTier: Tier;
  toTier: Tier;
}

/** Under `valuation.tiers: "unit"` the tiers of days before the version decide, too. */
function tierPairs({ ruleSet, places, from, until }: VersionView): CityPair[] {
  const codes = [...places.members.keys()];
  const first = ruleSet.valuation.tiers === "unit" ? Number.MIN_SAFE_INTEGER : from;
  return turningDays(places, codes, first, until).flatMap((day) => {
    const sized = codes.flatMap((code) => {
      const tier = isMergedAway(places, code, day) ? null : tierOn(places, code, day);
      return tier === null ? [] : [{ code, tier }];
    });
    return sized.flatMap((one) =>
      sized
        .filter((other) => other.code !== one.code)
        .map((other) => ({ from: one.code, to: other.code, fromTier: one.tier, toTier: other.tier })),
    );
  });
}

function discountedCities(view: VersionView): Finding[] {
  const { byCity } = view.ruleSet.conversion;
  if (byCity == null) return [];
  const found = new Map<string, Finding>();
  for (const { from, to, fromTier, toTier } of tierPairs(view)) {
    const coefficient = byCity[from]?.[to];
    if (coefficient === undefined || !isBigger(fromTier, toTier) || worth(coefficient) >= SCALE) continue;
    const path = childPath(childPath(`${view.path}.conversion.byCity`, from), to);
    const { version } = view.ruleSet;
    found.set(path, finding("BIGGER_CITY_DISCOUNTED", path, version, { from, to, coefficient }));
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Not monotone in the tier gap: towards one destination, a smaller city's years count for more than a bigger one's;
 * or one city's years count for more towards a bigger destination than towards a smaller one. Neighbours are
 * compared, among the pairs that are known: wherever a row or column rises, two neighbours do.
 */
function rises(entries: readonly Entry[], version: number): Finding[] {
  const found: Finding[] = [];
  for (const tier of TIERS) {
    const origins = entries.filter(({ to }) => to === tier);
    for (const [bigger, smaller] of neighbours(origins)) {
      if (worth(smaller.coefficient) <= worth(bigger.coefficient)) continue;
      const named = { to: tier, bigger: bigger.from, smaller: smaller.from };
      found.push(
        finding("SMALLER_ORIGIN_COUNTS_MORE", smaller.path, version, {
          ...named,
          ...values(bigger, smaller),
        }),
      );
    }
    const destinations = entries.filter(({ from }) => from === tier);
    for (const [bigger, smaller] of neighbours(destinations)) {
      if (worth(bigger.coefficient) <= worth(smaller.coefficient)) continue;
      const named = { from: tier, bigger: bigger.to, smaller: smaller.to };
      found.push(
        finding("BIGGER_DESTINATION_COUNTS_MORE", bigger.path, version, {
          ...named,
          ...values(bigger, smaller),
        }),
      );
    }
  }
  return found;
}

function values(bigger: Entry, smaller: Entry) {
  return { biggerCoefficient: bigger.coefficient, smallerCoefficient: smaller.coefficient };
}

function neighbours<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((next, index) => [list[index] as T, next]);
}

import { type CompiledRuleSet, compileRuleSet } from "./compile-rule-set";
import { dayNumber, LAST_DAY } from "./days";
import { canonicalJson, sha256Hex } from "./document/canonical";
import type { Bundle, City, CityCode, Tier } from "./types";

export interface CompiledCity {
  /** In order of time. */
  tiers: { from: number; tier: Tier }[];
  successor: { code: CityCode; from: number; retroactive: boolean } | null;
}

/** The days on which a member's records are recognised, both inclusive. */
export interface Recognition {
  from: number;
  until: number;
}

/** A bundle made ready once, to be asked about any number of people. */
export interface CompiledBundle {
  bundle: Bundle;
  sha256: string;
  cities: ReadonlyMap<CityCode, CompiledCity>;
  members: ReadonlyMap<CityCode, Recognition>;
  /** In order of `effectiveFrom`; of two that share one, the later in the document comes last and is in force. */
  ruleSets: readonly CompiledRuleSet[];
}

/** The bundle must be a valid one (`parseBundle`, `bundleFromValue`); it must not be changed afterwards. */
export function compile(bundle: Bundle): CompiledBundle {
  return {
    bundle,
    sha256: sha256Hex(canonicalJson(bundle)),
    cities: new Map(bundle.cities.map((city) => [city.code, compileCity(city)])),
    members: new Map(
      bundle.zone.members.map((member) => [
        member.code,
        {
          from: member.recognisedFrom == null ? -LAST_DAY : dayNumber(member.recognisedFrom),
          until: member.recognisedUntil == null ? LAST_DAY : dayNumber(member.recognisedUntil),
        },
      ]),
    ),
    ruleSets: bundle.ruleSets
      .map((ruleSet, index) => compileRuleSet(ruleSet, index))
      .sort((a, b) => a.effectiveFrom - b.effectiveFrom),
  };
}

function compileCity(city: City): CompiledCity {
  const { successor } = city;
  return {
    tiers: city.tiers
      .map(({ from, tier }) => ({ from: dayNumber(from), tier }))
      .sort((a, b) => a.from - b.from),
    successor:
      successor == null
        ? null
        : { code: successor.code, from: dayNumber(successor.from), retroactive: successor.retroactive },
  };
}

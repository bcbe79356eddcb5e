import type { CompiledBundle } from "../compile";
import type { CityCode } from "../types";
import { formOf, type SignatureData } from "./signatures";

/**
 * By signature, the destinations of which someone with it has a record, under any of the codes that a city had or will
 * have: too many do no harm, for whoever is present is asked one by one.
 */
export function presenceOf(
  compiled: CompiledBundle,
  { forms, starts, entries }: SignatureData,
  destinations: readonly CityCode[],
): (readonly number[])[] {
  const byForm = forms.map(({ city }) => {
    const codes = codesOf(compiled, city);
    return destinations.flatMap((destination, at) =>
      codesOf(compiled, destination).some((code) => codes.includes(code)) ? [at] : [],
    );
  });
  return Array.from({ length: starts.length - 1 }, (_, signature) => {
    const own = entries.subarray(starts[signature], starts[signature + 1]);
    return [...new Set([...own].flatMap((entry) => byForm[formOf(entry)] ?? []))];
  });
}

function codesOf(compiled: CompiledBundle, city: CityCode): CityCode[] {
  const codes = [city];
  for (let next = compiled.cities.get(city)?.successor; next != null; ) {
    codes.push(next.code);
    next = compiled.cities.get(next.code)?.successor;
  }
  return codes;
}

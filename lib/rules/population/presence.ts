import type { CompiledBundle } from "../compile";
import type { CityCode } from "../types";
import { formOf, type SignatureData } from "./signatures";

/** By signature, some of the destinations, as their positions. */
export interface Presence {
  /** Where a signature's destinations begin; one more than there are. */
  starts: Uint32Array;
  destinations: Uint16Array;
  /** The only destination, as nearly everybody is in one city at a time; NOWHERE and SEVERAL where it is not so. */
  only: Int16Array;
}

export const NOWHERE = -1;
export const SEVERAL = -2;

/**
 * By signature, the destinations of which someone with it has a record, under any of the codes that a city had or will
 * have: too many do no harm, for whoever is present is asked one by one.
 */
export function presenceOf(
  compiled: CompiledBundle,
  { forms, starts, entries }: SignatureData,
  destinations: readonly CityCode[],
): Presence {
  const byForm = forms.map(({ city }) => {
    const codes = codesOf(compiled, city);
    return destinations.flatMap((destination, at) =>
      codesOf(compiled, destination).some((code) => codes.includes(code)) ? [at] : [],
    );
  });
  const all: number[] = [];
  const only = new Int16Array(starts.length - 1);
  const begins = new Uint32Array(starts.length);
  for (let signature = 0; signature < starts.length - 1; signature += 1) {
    const own = new Set<number>();
    for (let at = starts[signature] as number; at < (starts[signature + 1] as number); at += 1) {
      for (const destination of byForm[formOf(entries[at] as number)] ?? []) own.add(destination);
    }
    all.push(...own);
    const [first] = own;
    only[signature] = first === undefined ? NOWHERE : own.size > 1 ? SEVERAL : first;
    begins[signature + 1] = all.length;
  }
  return { starts: begins, destinations: Uint16Array.from(all), only };
}

/** A city under its own code and those of its successors. */
export function codesOf(compiled: CompiledBundle, city: CityCode): CityCode[] {
  const codes = [city];
  for (let next = compiled.cities.get(city)?.successor; next != null; ) {
    codes.push(next.code);
    next = compiled.cities.get(next.code)?.successor;
  }
  return codes;
}

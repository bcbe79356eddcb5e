/** A place in a JSON document: the keys that lead to it. */
export type Place = readonly (string | number)[];

/** Every place of a document but its root, parents before children. */
export function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const here = [...place, key];
    return [here, ...placesIn(at(value, [key]), here)];
  });
}

export function at(document: unknown, place: Place): unknown {
  return place.reduce<unknown>((so, key) => (so as Record<string, unknown>)[key], document);
}

/** A copy with another value at the place; undefined takes it away. */
export function withValue(document: unknown, place: Place, value: unknown): unknown {
  const copy = structuredClone(document);
  const parent = at(copy, place.slice(0, -1)) as Record<string, unknown>;
  const key = place.at(-1) ?? "";
  if (value === undefined) delete parent[key];
  else parent[key] = value;
  return copy;
}

/** JSON text of the document in which the key at the place stands twice. */
export function doubledText(document: unknown, place: Place, so: Place = []): string {
  if (Array.isArray(document))
    return `[${document.map((item, index) => doubledText(item, place, [...so, index])).join(",")}]`;
  if (typeof document !== "object" || document === null) return JSON.stringify(document);
  const members = Object.entries(document).flatMap(([key, value]) => {
    const here = [...so, key];
    const member = `${JSON.stringify(key)}:${doubledText(value, place, here)}`;
    return jsonPath(here) === jsonPath(place) ? [member, member] : [member];
  });
  return `{${members.join(",")}}`;
}

/** As messages give it: `$.ruleSets[0].conversion.byTier["large-1"]`. */
export function jsonPath(place: Place): string {
  return place.reduce<string>((so, key) => {
    if (typeof key === "number") return `${so}[${key}]`;
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${so}.${key}` : `${so}[${JSON.stringify(key)}]`;
  }, "$");
}

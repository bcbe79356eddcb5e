import { type CellParser, refused, value } from "../columns";
import { plainText, shown } from "./plain";

export type CityFound<T> =
  | { readonly ok: true; readonly city: T }
  | { readonly ok: false; readonly reason: "UNKNOWN" }
  | { readonly ok: false; readonly reason: "ABOLISHED" | "AMBIGUOUS"; readonly instead: string };

/**
 * A city by code or name. Which there are, the import knows: `find` gets six digits or a name, half-width and without
 * spaces. `instead` is what to write: the successor of an abolished one, the candidates of an ambiguous name.
 */
export function city<T>(find: (codeOrName: string) => CityFound<T>): CellParser<T> {
  return (cell) => {
    const text = plainText(cell).replace(/\s/g, "");
    const found = find(text);
    if (found.ok) return value(found.city);
    const params = { value: shown(text) };
    if (found.reason === "UNKNOWN") return refused("CITY_UNKNOWN", params);
    return refused(`CITY_${found.reason}`, { ...params, instead: found.instead });
  };
}

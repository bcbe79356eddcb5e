import type { Day } from "@/lib/clock";
import { isDecreeCode, type PermitRights, type RightsBasis, type RightsPermits } from "./rights";

export interface Rung {
  permits: RightsPermits;
  afterMonths: number;
  from: Day | null;
  codes: string[];
  basis: RightsBasis;
}

/** A list's entries by whose permits they are for and after how long, without what the decree gives anyway. */
export function rungsOf(rights: PermitRights): Rung[] {
  const rungs = new Map<string, Rung>();
  for (const { code, permits, afterMonths, from, basis } of rights.entries) {
    if (permits.of === "OWN" && isDecreeCode(code)) continue;
    const key = JSON.stringify([permits, afterMonths, from]);
    const rung = rungs.get(key) ?? { permits, afterMonths, from, codes: [], basis };
    rung.codes.push(code);
    rungs.set(key, rung);
  }
  return [...rungs.values()];
}

/** A list as the form would hold it. `nameOf` writes a city as the reader would. */
export function formOfRights(
  rights: PermitRights,
  nameOf: (code: string) => string,
): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const [at, [code, { zh, en }]] of Object.entries(rights.own).entries()) {
    Object.assign(fields, { [`o${at}.code`]: code, [`o${at}.zh`]: zh, [`o${at}.en`]: en });
  }
  for (const [at, { permits, afterMonths, from, codes }] of rungsOf(rights).entries()) {
    fields[`r${at}.of`] = permits.of === "ZONE" ? `ZONE:${permits.zone}` : permits.of;
    fields[`r${at}.cities`] = permits.of === "CITIES" ? permits.cities.map(nameOf).join("、") : "";
    fields[`r${at}.months`] = String(afterMonths);
    fields[`r${at}.from`] = from ?? "";
    fields[`r${at}.codes`] = codes;
  }
  const basis = rights.entries.find(
    ({ permits, code }) => permits.of !== "OWN" || !isDecreeCode(code),
  )?.basis;
  return {
    ...fields,
    mark: basis?.mark ?? "SAMPLE",
    basisTitle: basis?.title ?? "",
    basisClause: basis?.clause ?? "",
  };
}

/** What another list opens that this one does not, and the other way round, by rung. */
export function rightsDifferences(
  before: PermitRights,
  after: PermitRights,
): { added: Rung[]; removed: Rung[] } {
  const keyOf = ({ code, permits, afterMonths, from }: PermitRights["entries"][number]) =>
    JSON.stringify([code, permits, afterMonths, from]);
  const only = (some: PermitRights, others: PermitRights) => {
    const known = new Set(others.entries.map(keyOf));
    return rungsOf({ ...some, entries: some.entries.filter((entry) => !known.has(keyOf(entry))) });
  };
  return { added: only(after, before), removed: only(before, after) };
}

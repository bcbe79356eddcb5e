import type { Recognition, RightsVersion } from "@/lib/permits/publication/published-rights";
import {
  lawfulEntries,
  type PermitRights,
  type RightsEntry,
  type RightsPermits,
} from "@/lib/permits/publication/rights";
import type { DaySpan } from "@/lib/permits/types";

export const NANJING = "320100";
export const WUXI = "320200";
export const SUZHOU = "320500";
export const SHANGHAI = "310000";
export const BEIJING = "110000";

const SAMPLE = { mark: "SAMPLE", title: "Sample / 示例", clause: null } as const;

export function entry(
  code: string,
  permits: RightsPermits,
  afterMonths = 0,
  from: string | null = null,
): RightsEntry {
  return { code, permits, afterMonths, from, basis: SAMPLE };
}

/** A list with what is law and these entries. */
export function list(city: string, ...entries: RightsEntry[]): PermitRights {
  const own = Object.fromEntries(
    entries
      .filter(({ code }) => code.startsWith("OWN_"))
      .map(({ code }) => [code, { zh: "服务", en: "Service" }]),
  );
  return { format: "permit-rights/1", city, own, entries: [...lawfulEntries(), ...entries] };
}

export function version(number: number, effectiveFrom: string, rights: PermitRights): RightsVersion {
  return { version: number, effectiveFrom, rights };
}

/** Three cities of one zone and one outside, with what each has published. */
export function world(published: Record<string, RightsVersion[]>): Recognition {
  return {
    versions: new Map(Object.entries(published)),
    zones: new Map([
      [NANJING, ["zone"]],
      [WUXI, ["zone"]],
      [SUZHOU, ["zone"]],
    ]),
  };
}

export const ZONE: RightsPermits = { of: "ZONE", zone: "zone" };

/** Held since a day, and still. */
export const since = (startOn: string): DaySpan[] => [{ startOn, endOn: null }];

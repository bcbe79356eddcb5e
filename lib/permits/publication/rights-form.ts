import { z } from "zod";
import type { Day } from "@/lib/clock";
import { daySchema } from "@/lib/residents/schema";
import {
  isDecreeCode,
  lawfulEntries,
  OWN_CODE,
  type PermitRights,
  permitRightsSchema,
  type RightsBasis,
  type RightsEntry,
  type RightsPermits,
} from "./rights";
import { faultsOfRights, type RightsFaultCode, type RightsPlaces } from "./rights-lint";

/**
 * What a city administrator types of a list of rights. A rung (梯度) says whose permits, held how long, open what; the
 * decree's rights to the city's own permits are law, stand in every list, and are not typed.
 */

export const MAX_RUNGS = 8;
export const MAX_OWN = 12;

/** A form's fields as they came, from an address or a post. */
export type TypedFields = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface NamedPlaces extends RightsPlaces {
  /** A city's code by its Chinese name, its English name in small letters, or its code. */
  byName: ReadonlyMap<string, string>;
}

/** By the field's name: a key under `errors.fields`. */
export type FieldFaults = Record<string, string>;

export type RightsRead =
  | { ok: true; rights: PermitRights; effectiveFrom: Day }
  | { ok: false; faults: FieldFaults };

const baseSchema = z.object({
  mark: z.enum(["LAW", "SAMPLE"], "choose"),
  basisTitle: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong200"),
  basisClause: z.string().trim().max(60, "tooLong60").default(""),
  effectiveFrom: daySchema,
});

const MONTHS = /^\d{1,3}$/;

/** Reads the whole form; every fault at its field. */
export function readRightsForm(fields: TypedFields, city: string, places: NamedPlaces): RightsRead {
  const faults: FieldFaults = {};
  const base = baseSchema.safeParse(fields);
  for (const issue of base.error?.issues ?? []) faults[issue.path.join(".")] ??= issue.message;
  const own = readOwn(fields, faults);
  const basis: RightsBasis = {
    mark: base.data?.mark ?? "SAMPLE",
    title: base.data?.basisTitle ?? "-",
    clause: base.data?.basisClause || null,
  };
  const entries: RightsEntry[] = lawfulEntries();
  const rungOf: (number | null)[] = entries.map(() => null);
  for (let at = 0; at < MAX_RUNGS; at += 1) {
    for (const entry of readRung(
      fields,
      at,
      { own, places, effectiveFrom: base.data?.effectiveFrom },
      faults,
    )) {
      entries.push({ ...entry, basis });
      rungOf.push(at);
    }
  }
  if (base.data === undefined || Object.keys(faults).length > 0) return { ok: false, faults };
  const { effectiveFrom } = base.data;
  const read = permitRightsSchema.safeParse({ format: "permit-rights/1", city, own, entries });
  if (!read.success) return { ok: false, faults: { "o0.code": "tooManyRights" } };
  for (const { code, entry } of faultsOfRights(read.data, effectiveFrom, places)) {
    const rung = entry === null ? null : (rungOf[entry] ?? null);
    faults[rung === null ? "form" : `r${rung}.${FIELD_OF[code]}`] ??= MESSAGE_OF[code];
  }
  return Object.keys(faults).length > 0
    ? { ok: false, faults }
    : { ok: true, rights: read.data, effectiveFrom };
}

const FIELD_OF: Record<RightsFaultCode, string> = {
  LAW_LEFT_OUT: "codes",
  LAW_DELAYED: "codes",
  ALREADY_LAW: "codes",
  SAID_TWICE: "codes",
  NOT_A_MEMBER: "of",
  OWN_CITY_NAMED: "cities",
  UNKNOWN_CITY: "cities",
};
const MESSAGE_OF: Record<RightsFaultCode, string> = {
  LAW_LEFT_OUT: "rightsLaw",
  LAW_DELAYED: "rightsLaw",
  ALREADY_LAW: "rightsLaw",
  SAID_TWICE: "rightsTwice",
  NOT_A_MEMBER: "choose",
  OWN_CITY_NAMED: "rightsOwnCity",
  UNKNOWN_CITY: "rightsCities",
};

function readOwn(fields: TypedFields, faults: FieldFaults): PermitRights["own"] {
  const own: PermitRights["own"] = {};
  for (let at = 0; at < MAX_OWN; at += 1) {
    const [code, zh, en] = [one(fields, `o${at}.code`), one(fields, `o${at}.zh`), one(fields, `o${at}.en`)];
    if (code === "" && zh === "" && en === "") continue;
    const full = code.toUpperCase().startsWith("OWN_") ? code.toUpperCase() : `OWN_${code.toUpperCase()}`;
    if (!OWN_CODE.test(full)) faults[`o${at}.code`] = "rightsOwnCode";
    else if (Object.hasOwn(own, full)) faults[`o${at}.code`] = "rightsTwice";
    for (const [name, text] of [
      ["zh", zh],
      ["en", en],
    ] as const) {
      if (text === "") faults[`o${at}.${name}`] = "required";
      else if (text.length > 60) faults[`o${at}.${name}`] = "tooLong60";
    }
    own[full] = { zh, en };
  }
  return own;
}

interface RungContext {
  own: PermitRights["own"];
  places: NamedPlaces;
  effectiveFrom: Day | undefined;
}

function readRung(
  fields: TypedFields,
  at: number,
  { own, places, effectiveFrom }: RungContext,
  faults: FieldFaults,
): Omit<RightsEntry, "basis">[] {
  const of = one(fields, `r${at}.of`);
  const codes = several(fields, `r${at}.codes`);
  const [months, from] = [one(fields, `r${at}.months`), one(fields, `r${at}.from`)];
  if (of === "" && codes.length === 0) return [];
  const before = Object.keys(faults).length;
  const permits = permitsOf(of, one(fields, `r${at}.cities`), places);
  if (permits === "cities") faults[`r${at}.cities`] = "rightsCities";
  if (permits === "of") faults[`r${at}.of`] = "choose";
  const count = months === "" ? 0 : MONTHS.test(months) ? Number(months) : Number.NaN;
  if (!(count <= 240)) faults[`r${at}.months`] = "rightsMonths";
  const day = from === "" ? null : daySchema.safeParse(from);
  if (day?.error) faults[`r${at}.from`] = day.error.issues[0]?.message ?? "day";
  if (day?.data !== undefined && effectiveFrom !== undefined && day.data < effectiveFrom)
    faults[`r${at}.from`] = "rightsFrom";
  if (codes.length === 0) faults[`r${at}.codes`] = "chooseOne";
  if (codes.some((code) => !isDecreeCode(code) && !Object.hasOwn(own, code)))
    faults[`r${at}.codes`] = "choose";
  if (typeof permits === "string" || Object.keys(faults).length > before) return [];
  return [...new Set(codes)].map((code) => ({ code, permits, afterMonths: count, from: day?.data ?? null }));
}

/** The name of the field that is wrong, where one is. */
function permitsOf(of: string, cities: string, places: NamedPlaces): RightsPermits | "of" | "cities" {
  if (of === "OWN" || of === "ANY") return { of };
  if (of.startsWith("ZONE:")) {
    const zone = of.slice("ZONE:".length);
    return places.zones.includes(zone) ? { of: "ZONE", zone } : "of";
  }
  if (of !== "CITIES") return "of";
  const typed = cities
    .split(/[,，、;；\n]+/)
    .map((name) => name.trim())
    .filter(Boolean);
  const codes = typed.map((name) => places.byName.get(name.toLowerCase()));
  const known = codes.filter((code) => code !== undefined);
  if (typed.length === 0 || typed.length > 60 || known.length < typed.length) return "cities";
  return { of: "CITIES", cities: [...new Set(known)].sort() };
}

function one(fields: TypedFields, name: string): string {
  const value = fields[name];
  return (typeof value === "string" ? value : (value?.at(-1) ?? "")).trim();
}

function several(fields: TypedFields, name: string): string[] {
  const value = fields[name];
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : [...value];
}

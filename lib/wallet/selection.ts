import type { Choice, PermitFacts, PersonItem } from "@/lib/permits/credential";
import { YEARS_STATED } from "@/lib/permits/credential";

/** In the order of Decree 663 art. 4. */
export const PERSON_ITEMS = [
  "name",
  "sex",
  "ethnicity",
  "bornOn",
  "idNumber",
  "photoSha256",
  "registeredAddress",
  "residenceAddress",
  "issued",
] as const satisfies readonly PersonItem[];

/** What a signed permit is able to show, item by item, with the name to tell one permit from another. */
export type Selectable = {
  name: string;
  person: PersonItem[];
  zones: string[];
  years: number[];
  /** City codes. */
  rights: string[];
};

/** What its holder chooses to show now. */
export type Selection = {
  number: boolean;
  person: PersonItem[];
  zones: string[];
  years: number | null;
  rights: string | null;
};

export function selectableOf({ person, zones, completedYears, rights }: PermitFacts): Selectable {
  return {
    name: person.name ?? "",
    person: PERSON_ITEMS.filter((item) => person[item] !== undefined),
    zones: [...zones],
    years: YEARS_STATED.filter((years) => years <= completedYears),
    rights: Object.keys(rights),
  };
}

/** The least that says something: a valid permit in the widest zone, or else its number. */
export function leastOf({ zones }: Selectable): Selection {
  return { number: zones.length === 0, person: [], zones: zones.slice(0, 1), years: null, rights: null };
}

export function choiceOf({ number, person, zones, years, rights }: Selection): Choice {
  return {
    permitNumber: number,
    person,
    zones,
    years: YEARS_STATED.filter((one) => one === years),
    rights: rights === null ? [] : [rights],
  };
}

/** One thing that could be left out. */
export type Part = "number" | "years" | "rights" | PersonItem | `zone:${string}`;

export function partsOf(selection: Selection): Part[] {
  return [
    ...(selection.number ? (["number"] as const) : []),
    ...selection.person,
    ...selection.zones.map((zone) => `zone:${zone}` as const),
    ...(selection.years === null ? [] : (["years"] as const)),
    ...(selection.rights === null ? [] : (["rights"] as const)),
  ];
}

export function without(selection: Selection, part: Part): Selection {
  return {
    number: selection.number && part !== "number",
    person: selection.person.filter((item) => item !== part),
    zones: selection.zones.filter((zone) => `zone:${zone}` !== part),
    years: part === "years" ? null : selection.years,
    rights: part === "rights" ? null : selection.rights,
  };
}

import { ANCHOR_DAY } from "@/lib/demo/platform";
import { people } from "@/lib/demo/stream";
import type { DemoPerson, DemoRecord } from "@/lib/demo/types";
import { readCities } from "@/lib/places/data";
import { addDays, type CaseRecord, type Person } from "@/lib/rules";

/** The people of the bench: the demonstration's own, with what they would declare. */

const SEED = 20_261_123;
/** The day every row of the bench asks about. */
export const ASSESSMENT_DATE = ANCHOR_DAY;

export interface Resident {
  person: Person;
  records: CaseRecord[];
}

const DEGREES = ["none", "none", "none", "associate", "bachelor", "bachelor", "master", null] as const;
const GONE = new Set(
  readCities()
    .filter(({ successor }) => successor !== null)
    .map(({ code }) => code),
);

/** The demonstration's first people, household by household; the same ones every time. */
export function residents(count: number): Resident[] {
  return Array.from(people({ seed: SEED, anchor: ANCHOR_DAY, count }), residentOf);
}

function residentOf(demo: DemoPerson, index: number): Resident {
  const superseded = new Set(demo.records.map(({ supersedesId }) => supersedesId));
  const degree = DEGREES[(index * 7) % DEGREES.length] ?? null;
  // One in eleven has not said so, and one in thirteen has a record.
  const clean = index % 11 === 0 ? null : index % 13 !== 0;
  return {
    person: { birthDate: demo.birthOn, attributes: { education: degree, noCriminalRecord: clean } },
    records: demo.records
      .filter(({ id, status }) => status === "VERIFIED" && !superseded.has(id))
      .map(recordOf)
      .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
  };
}

function recordOf({ id, kind, placeCode, cityCode, startOn, endOn, tags }: DemoRecord): CaseRecord {
  const city = GONE.has(placeCode) ? placeCode : cityCode;
  return { id, kind, city, start: startOn, end: endOn, status: "verified", tags: [...tags] };
}

const BUSY_CITIES = ["310000", "320500", "330100", "340100", "320400", "330500"] as const;
const BUSY_KINDS = ["residence", "socialInsurance", "tenancy", "employment"] as const;
const STAYS = 50;

/** Someone with two hundred records: fifty stays of a hundred days, four kinds of evidence each. */
export function busyResident(): Resident {
  const records: CaseRecord[] = [];
  for (let stay = 0; stay < STAYS; stay += 1) {
    const city = BUSY_CITIES[stay % BUSY_CITIES.length] ?? "310000";
    for (const [place, kind] of BUSY_KINDS.entries()) {
      const start = addDays(ASSESSMENT_DATE, (stay - STAYS) * 100 - place * 9);
      const end = stay === STAYS - 1 ? null : addDays(start, 105 + place * 7);
      records.push({ id: `${kind} ${stay}`, kind, city, start, end, status: "verified", tags: [] });
    }
  }
  return {
    person: { birthDate: "1988-02-29", attributes: { education: "none", noCriminalRecord: true } },
    records,
  };
}

/** The resident with the most usual number of records. */
export function typicalResident(of: readonly Resident[]): Resident {
  const sorted = [...of].sort((a, b) => a.records.length - b.records.length);
  const typical = sorted[sorted.length >> 1];
  if (typical === undefined) throw new RangeError("nobody to choose from");
  return typical;
}

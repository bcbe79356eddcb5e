import { randomUUID } from "node:crypto";
import type pg from "pg";
import { findBundle, type PreparedBundle } from "@/lib/policy/bundle";
import type { PopulationColumns } from "@/lib/rules/population";
import { LENGTH_BITS, segmentsBegin } from "@/lib/rules/population";
import { formOf, OPENS_GROUP } from "@/lib/rules/population/signatures";
import { PUBLIC } from "../../lib/auth/types";
import { newId } from "../../lib/ids";
import { ZONE } from "../support/world";

/** What the columns say of each person, in words that do not depend on the numbers of their dictionary. */
export function inWords(columns: PopulationColumns): string[] {
  const whole = new Map(columns.whole.map((one) => [one.index, one]));
  return Array.from({ length: columns.people }, (_, person) => {
    const one = whole.get(person);
    const segments: unknown[] = [];
    const begin = segmentsBegin(columns, person);
    for (let at = begin; at < begin + (columns.counts[person] as number); at += 1) {
      const packed = columns.segments[at] as number;
      segments.push([signatureInWords(columns, packed >>> LENGTH_BITS), packed & ((1 << LENGTH_BITS) - 1)]);
    }
    const records = one?.records
      .map(({ kind, city, start, end, tags }) => JSON.stringify([kind, city, start, end, tags]))
      .sort();
    return JSON.stringify([
      columns.birthDays[person],
      columns.lastStarts[person],
      segments,
      one && { person: one.person, records },
    ]);
  });
}

function signatureInWords({ signatures }: PopulationColumns, signature: number): string[][] {
  const { starts, entries, forms } = signatures;
  const groups: string[][] = [];
  for (let at = starts[signature] as number; at < (starts[signature + 1] as number); at += 1) {
    const entry = entries[at] as number;
    if ((entry & OPENS_GROUP) !== 0) groups.push([]);
    groups.at(-1)?.push(JSON.stringify(forms[formOf(entry)]));
  }
  return groups.map((group) => group.sort());
}

export async function zoneBundle(): Promise<PreparedBundle> {
  const { withActor } = await import("@/lib/db/with-actor");
  const bundle = await withActor(PUBLIC, (tx) => findBundle(tx, ZONE));
  if (bundle === null) throw new Error("the tests' zone is not there");
  return bundle;
}

/** Somebody with an id anywhere among the others. */
export async function addResident(client: pg.ClientBase, birthOn = "1990-01-01"): Promise<string> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO resident (resident_id, name, name_pinyin, sex, birth_on, id_kind, id_number_sealed, id_number_masked, locale, created_at)
     VALUES ($1, '某', 'mou', 'FEMALE', $2, 'MAINLAND', '\\x00', '*', 'zh', $3)`,
    [id, birthOn, new Date(0)],
  );
  return id;
}

export interface NewRecord {
  kind?: string;
  place: string;
  city?: string;
  startOn: string;
  endOn?: string | null;
  status?: string;
  tags?: string[] | null;
  supersedes?: string | null;
}

export async function addRecord(client: pg.ClientBase, resident: string, record: NewRecord): Promise<string> {
  const { kind = "residence", place, city = place, startOn, endOn = null } = record;
  const { status = "VERIFIED", tags = [], supersedes = null } = record;
  const id = newId();
  await client.query(
    `INSERT INTO year_record (resident_id, id, kind, place_code, city_code, start_on, end_on, status, tags, source, supersedes_id, created_at, created_by_id, verified_at, verified_by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'REGISTER', $10, $11, $2, $11, $2)`,
    [resident, id, kind, place, city, startOn, endOn, status, tags, supersedes, new Date(0)],
  );
  return id;
}

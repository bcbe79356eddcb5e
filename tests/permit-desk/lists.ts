import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import iconv from "iconv-lite";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import * as batches from "@/lib/permits/batch";
import type { Batch, LineOutcome } from "@/lib/permits/batch/types";
import { newPermitNumber } from "@/lib/permits/numbers";
import { at, SUZHOU, type World } from "../support/world";

/** Papers of this run lie in a folder of their own. Before the first use of the store. */
export function keepDocuments(): void {
  process.env.HUTONG_DOCUMENTS = mkdtempSync(path.join(tmpdir(), "hutong-lists-"));
}

export interface Employee {
  number: string;
  name: string;
}

/** People with a permit that was issued on a day and that nobody has looked at since, as many as wanted, by the owner's hand. */
export async function employees(world: World, count: number, issuedOn: string): Promise<Employee[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    ...{ resident: newId(), permit: newId(), number: newPermitNumber(SUZHOU) },
    name: `员工${String(index + 1).padStart(5, "0")}`,
  }));
  const column = (of: (one: (typeof people)[number]) => string) => people.map(of);
  const lists = [
    column((p) => p.resident),
    column((p) => p.permit),
    column((p) => p.number),
    column((p) => p.name),
  ];
  const from = "unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS x(resident, permit, number, name)";
  const due = `${Number(issuedOn.slice(0, 4)) + 1}${issuedOn.slice(4)}`;
  await world.owner.query(
    `INSERT INTO resident (resident_id, name, name_pinyin, sex, birth_on, id_kind, id_number_sealed, id_number_masked, locale, created_at)
     SELECT resident, name, 'yuangong', 'MALE', '1990-01-01', 'HONG_KONG', '\\x00', '******', 'zh', 'epoch' FROM ${from}`,
    lists,
  );
  await world.owner.query(
    `INSERT INTO permit (resident_id, id, number, city_code, place_code, address, state, issued_on, due_on, next_act_on, scheduled_through, created_at)
     SELECT resident, permit, number, '${SUZHOU}', '${SUZHOU}', '人民路1号', 'IN_FORCE', $5::date, $6::date, $6::date - 30, $5::date, 'epoch' FROM ${from}`,
    [...lists, issuedOn, due],
  );
  await world.owner.query(
    `INSERT INTO permit_number (number, resident_id, permit_id) SELECT number, resident, permit FROM ${from}`,
    lists,
  );
  await world.owner.query(
    `INSERT INTO permit_act (resident_id, id, permit_id, city_code, sequence, type, on_day, actor_id, actor_role, created_at)
     SELECT resident, gen_random_uuid(), permit, '${SUZHOU}', 1, 'ISSUED', $5::date, 'CLERK', 'CLERK', 'epoch' FROM ${from}`,
    [...lists, issuedOn],
  );
  return people.map(({ number, name }) => ({ number, name }));
}

type Encoding = "utf8" | "utf8-bom" | "gb18030";

/** A list as an employer's office would save it. */
export function csvOf(
  rows: readonly (readonly string[])[],
  encoding: Encoding = "utf8",
  name = "员工名单.csv",
): File {
  const text = rows.map((row) => row.join(",")).join("\r\n");
  const bytes =
    encoding === "gb18030"
      ? iconv.encode(text, "gb18030")
      : Buffer.from(encoding === "utf8-bom" ? `\ufeff${text}` : text, "utf8");
  return new File([new Uint8Array(bytes)], name);
}

export const TITLES = ["居住证号", "姓名"] as const;

export function listOf(people: readonly Employee[], encoding: Encoding = "utf8"): File {
  return csvOf([TITLES, ...people.map(({ number, name }) => [number, name])], encoding);
}

export function takeIn(clerk: DeskActor, list: File, day: string): Promise<string> {
  return withActor(clerk, (tx) =>
    batches.takeInList(tx, clerk, { employer: "苏州某电子有限公司", list }, at(day)),
  );
}

export async function batchOf(clerk: DeskActor, id: string): Promise<Batch> {
  const found = await withActor(clerk, (tx) => batches.findBatch(tx, clerk, id));
  if (found === null) throw new Error(`no list ${id}`);
  return found;
}

export async function confirm(clerk: DeskActor, id: string, day: string): Promise<void> {
  const { rowVersion: seenVersion } = await batchOf(clerk, id);
  await withActor(clerk, (tx) => batches.confirmBatch(tx, clerk, { batch: id, seenVersion }, at(day)));
}

/** What was found of each line, by its number in the file. */
export async function findingsOf(world: World, id: string): Promise<Record<number, string>> {
  const rows = await world.rows<{ line_no: number; finding: string }>(
    "SELECT line_no, finding FROM permit_batch_line WHERE batch_id = $1 AND finding IS NOT NULL ORDER BY line_no",
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.line_no, row.finding]));
}

export async function outcomesOf(world: World, id: string): Promise<Record<string, number>> {
  const rows = await world.rows<{ outcome: LineOutcome; count: string }>(
    "SELECT outcome, count(*) FROM permit_batch_line WHERE batch_id = $1 AND outcome IS NOT NULL GROUP BY outcome",
    [id],
  );
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
}

/** Acts of permits other than their issue: how often each person was endorsed, by permit number. */
export async function actsOf(world: World, numbers: readonly string[]) {
  return world.rows<{ number: string; type: string; on_day: string }>(
    `SELECT n.number, a.type, a.on_day::text FROM permit_act a JOIN permit_number n ON n.permit_id = a.permit_id
      WHERE n.number = ANY ($1) AND a.sequence > 1 ORDER BY n.number, a.sequence`,
    [numbers],
  );
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { verifyRecord } from "@/lib/residents/commands/desk";
import { openLedgerItem } from "@/lib/residents/commands/open";
import { declareRecord, withdrawRecord } from "@/lib/residents/commands/resident";
import { findLedgerEntry, listLedgerEntries } from "@/lib/residents/ledger-entries";
import { listLedger, listWards } from "@/lib/residents/queries";
import { declareRecordSchema } from "@/lib/residents/schema";
import { refusalOf } from "../support/cases";
import { at, KUNSHAN, makeWorld, SUZHOU, TODAY, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

type Person = ResidentActor & { idNumber: string };
const SPAN = { kind: "residence", place: SUZHOU, startOn: "2024-01-01", endOn: null, note: null };

const declare = (actor: ResidentActor, residentId: string, more: Partial<typeof SPAN> = {}) =>
  withActor(actor, (tx) => declareRecord(tx, actor, { residentId, ...SPAN, ...more }, at()));

/** A guardian and the child they guard, of eight unless another day is given. */
async function guardian(childBornOn = "2018-05-01"): Promise<{ parent: Person; child: Person }> {
  const [parent, child] = [await world.person(), await world.person()];
  await world.owner.query("UPDATE resident SET birth_on = $2 WHERE resident_id = $1", [
    child.id,
    childBornOn,
  ]);
  await world.owner.query(
    "INSERT INTO guardianship (resident_id, id, ward_id, valid_from, proof) VALUES ($1, $2, $3, $4, '出生证明')",
    [parent.id, newId(), child.id, childBornOn],
  );
  return { parent, child };
}

describe("a record that a resident declares", () => {
  test("stands in their ledger as not verified, and waits in the queue of its city", async () => {
    const person = await world.person();
    const id = await declare(person, person.id, { place: KUNSHAN });
    const [record] = await withActor(person, (tx) => listLedger(tx, person.id));
    expect(record).toMatchObject({
      id,
      status: "DECLARED",
      source: "SELF",
      placeCode: KUNSHAN,
      cityCode: SUZHOU,
    });
    const items = await world.rows(
      "SELECT city_code, state, waiting_for FROM work_item WHERE record_id = $1",
      [id],
    );
    expect(items).toEqual([{ city_code: SUZHOU, state: "DECLARED", waiting_for: "CLERK" }]);
  });

  test("can be taken back until a clerk has answered, and then not", async () => {
    const person = await world.person();
    const take = (recordId: string) =>
      withActor(person, (tx) => withdrawRecord(tx, person, { residentId: person.id, recordId }, at()));
    const first = await declare(person, person.id);
    await take(first);
    const { standing, withdrawn } = await withActor(person, (tx) => listLedgerEntries(tx, person.id));
    expect(standing).toEqual([]);
    expect(withdrawn.map(({ earlier }) => earlier.map((record) => record.id))).toEqual([[first]]);

    const clerk = await world.clerk(SUZHOU);
    const second = await declare(person, person.id);
    const [item] = await world.rows<{ id: string }>("SELECT id FROM work_item WHERE record_id = $1", [
      second,
    ]);
    const verified = await withActor(clerk, async (tx) => {
      await openLedgerItem(tx, clerk, item?.id ?? "", at().now);
      return verifyRecord(tx, clerk, { residentId: person.id, recordId: second }, at());
    });
    expect(await refusalOf(take(verified))).toBe("WRONG_STATE");
    expect(await refusalOf(take(second))).toBe("NOT_FOUND");
    const entry = await withActor(person, (tx) => findLedgerEntry(tx, person.id, verified));
    expect(entry?.earlier.map((record) => record.id)).toEqual([second]);
  });

  test.each([
    { more: { startOn: "1989-12-31" }, field: "startOn", because: "nobody lives anywhere before being born" },
    { more: { startOn: "2026-11-24" }, field: "startOn", because: "what has not begun is a plan" },
    { more: { endOn: "2026-11-24" }, field: "endOn", because: "what goes on has no last day" },
    { more: { place: "999999" }, field: "place", because: "no such place ever was" },
    { more: { kind: "friendship" }, field: "kind", because: "no such kind of evidence is known" },
  ])("is refused at the field $field, because $because", async ({ more, field }) => {
    const person = await world.person();
    const given = { ...SPAN, ...more } as typeof SPAN;
    const refusal = await declare(person, person.id, given).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "INVALID", detail: { fields: { [field]: expect.any(String) } } });
    expect(await world.rows("SELECT id FROM year_record WHERE resident_id = $1", [person.id])).toEqual([]);
  });

  test.each([
    { given: { startOn: "2026-02-30" }, at: "startOn" },
    { given: { startOn: "yesterday" }, at: "startOn" },
    { given: { startOn: "2024-05-01", endOn: "2024-04-30" }, at: "endOn" },
    { given: { place: "Suzhou" }, at: "place" },
    { given: { note: "x".repeat(501) }, at: "note" },
    { given: { residentId: "1" }, at: "residentId" },
  ])("does not even come in with $given", ({ given, at: field }) => {
    const input = { residentId: newId(), ...SPAN, endOn: "", note: "", ...given };
    const problems = declareRecordSchema.safeParse(input).error?.issues.map((issue) => issue.path[0]);
    expect(new Set(problems)).toEqual(new Set([field]));
  });
});

describe("somebody else's ledger", () => {
  test("cannot be added to, read or taken from by a stranger", async () => {
    const [person, stranger] = [await world.person(), await world.person()];
    const id = await declare(person, person.id);
    expect(await refusalOf(declare(stranger, person.id))).toBe("NOT_FOUND");
    expect(await withActor(stranger, (tx) => listLedger(tx, person.id))).toEqual([]);
    const taking = withActor(stranger, (tx) =>
      withdrawRecord(tx, stranger, { residentId: person.id, recordId: id }, at()),
    );
    expect(await refusalOf(taking)).toBe("NOT_FOUND");
  });

  test("is in sight of the guardian while its owner is a minor, and not a day longer", async () => {
    const { parent, child } = await guardian();
    expect(await withActor(parent, (tx) => listWards(tx, parent.id))).toMatchObject([
      { residentId: child.id },
    ]);
    await declare(parent, child.id);
    expect(await withActor(parent, (tx) => listLedger(tx, child.id))).toHaveLength(1);
    // Whoever is eighteen today has grown out of it.
    const adult = await guardian(`2008${TODAY.slice(4)}`);
    expect(await withActor(adult.parent, (tx) => listWards(tx, adult.parent.id))).toEqual([]);
    expect(await refusalOf(declare(adult.parent, adult.child.id))).toBe("NOT_FOUND");
  });
});

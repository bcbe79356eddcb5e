import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { assignItem, claimItem, releaseItem } from "@/lib/transfers/commands";
import { listClosed, listQueue, QUEUE_PAGE } from "@/lib/transfers/queue";
import { caseIn, makeTeam, refusalOf, type Team } from "../support/cases";
import { at, makeWorld, NANJING, SUZHOU, type World } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

interface Row {
  id: string;
  row_version: number;
  assigned_to_id: string | null;
}

async function itemOf(reference: string): Promise<Row> {
  const [row] = await world.rows<Row>(
    "SELECT id, row_version, assigned_to_id FROM work_item WHERE reference = $1 AND kind = 'TRANSFER_DESTINATION'",
    [reference],
  );
  if (!row) throw new Error("no item");
  return row;
}

const seen = ({ id, row_version }: Row) => ({ item: id, seenVersion: row_version });
const claim = (actor: DeskActor, row: Row) =>
  refusalOf(withActor(actor, (tx) => claimItem(tx, actor, seen(row), at())));
const release = (actor: DeskActor, row: Row) =>
  refusalOf(withActor(actor, (tx) => releaseItem(tx, actor, seen(row), at())));

describe("an entry of the queue", () => {
  test("is taken by one of two who take it at once, with the act in the person's file", async () => {
    const { holder, reference } = await caseIn(world, team, "SUBMITTED");
    const item = await itemOf(reference);
    const outcomes = await Promise.all([claim(team.clerk, item), claim(team.supervisor, item)]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes).toContain("STALE");
    const events = await world.rows(
      "SELECT actor_id FROM audit_event WHERE resident_id = $1 AND action = 'ITEM_CLAIMED'",
      [holder.id],
    );
    expect(events).toEqual([{ actor_id: (await itemOf(reference)).assigned_to_id }]);
  });

  test("is given back by whoever took it or by a supervisor, and by no other clerk", async () => {
    const { reference } = await caseIn(world, team, "SUBMITTED");
    const other = await world.clerk(SUZHOU);
    expect(await claim(team.clerk, await itemOf(reference))).toBeNull();
    expect(await release(other, await itemOf(reference))).toBe("FORBIDDEN");
    expect(await release(team.clerk, await itemOf(reference))).toBeNull();
    expect(await claim(other, await itemOf(reference))).toBeNull();
    expect(await release(team.supervisor, await itemOf(reference))).toBeNull();
    expect((await itemOf(reference)).assigned_to_id).toBeNull();
  });

  test("is handed over by a supervisor, to someone who works on cases of the same city", async () => {
    const { reference } = await caseIn(world, team, "SUBMITTED");
    const hand = async (actor: DeskActor, staffId: string) => {
      const input = { ...seen(await itemOf(reference)), staffId };
      return refusalOf(withActor(actor, (tx) => assignItem(tx, actor, input, at())));
    };
    expect(await hand(team.clerk, team.clerk.id)).toBe("FORBIDDEN");
    expect(await hand(team.supervisor, team.originClerk.id)).toBe("INVALID");
    expect(await hand(team.supervisor, (await world.cityAdmin(SUZHOU)).id)).toBe("INVALID");
    expect(await hand(team.supervisor, team.clerk.id)).toBeNull();
    expect((await itemOf(reference)).assigned_to_id).toBe(team.clerk.id);
  });

  test("of another city and one that never was are refused alike, and a closed one has nothing left to do", async () => {
    const { reference } = await caseIn(world, team, "SUBMITTED");
    const item = await itemOf(reference);
    const stranger = await world.clerk(NANJING);
    expect(await claim(stranger, item)).toBe("NOT_FOUND");
    expect(await claim(stranger, { ...item, id: newId() })).toBe("NOT_FOUND");
    const refused = await caseIn(world, team, "REFUSED");
    expect(await claim(team.clerk, await itemOf(refused.reference))).toBe("WRONG_STATE");
  });
});

describe("the queue", () => {
  test("pages by key: every entry once, what is due first first, nothing of another city", async () => {
    const clerk = await world.clerk(NANJING);
    const wanted: string[] = [];
    for (let index = 0; index < QUEUE_PAGE + 7; index++) {
      const id = newId();
      const due = index % 3 === 0 ? null : `2026-12-${String(1 + (index % 5)).padStart(2, "0")}`;
      wanted.push(id);
      await world.rows(
        `INSERT INTO work_item (city_code, id, kind, resident_id, case_id, reference, subject_label, state, waiting_for, due_on, created_at, updated_at)
         VALUES ($1, $2::uuid, 'TRANSFER_DESTINATION', $2::uuid, $2::uuid, $2::text, '王**', 'SUBMITTED', 'CLERK', $3, now(), now())`,
        [NANJING, id, due],
      );
    }
    const filter = { waitingFor: ["CLERK"], kinds: ["TRANSFER_DESTINATION"] } as const;
    const first = await withActor(clerk, (tx) => listQueue(tx, clerk, filter));
    expect(first).toMatchObject({ hasMore: true });
    expect(first.items).toHaveLength(QUEUE_PAGE);
    const last = first.items.at(-1);
    if (!last) throw new Error("an empty page");
    const second = await withActor(clerk, (tx) => listQueue(tx, clerk, { ...filter, after: last }));
    expect(second).toMatchObject({ hasMore: false });
    const all = [...first.items, ...second.items];
    expect(all.map((item) => item.id).sort()).toEqual(wanted.sort());
    const days = all.map((item) => item.dueOn ?? "9999-99-99");
    expect(days).toEqual([...days].sort());
    expect(await withActor(clerk, (tx) => listClosed(tx, clerk, filter))).toEqual({
      items: [],
      hasMore: false,
    });
  });
});

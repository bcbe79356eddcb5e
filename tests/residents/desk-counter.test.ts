import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeCounter, encodeCounter } from "@/lib/auth/counter-handle";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { openPersonByHash } from "@/lib/residents/commands/open";
import { hashesOfIdNumber } from "@/lib/residents/identity";
import { unmaskIdNumber } from "@/lib/transfers/commands";
import { caseIn, makeTeam, refusalOf, type Team } from "../support/cases";
import { at, makeWorld, SUZHOU, type World } from "../support/world";

let world: World;
let team: Team;
let clerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
  clerk = await world.clerk(SUZHOU);
});
afterAll(() => world.end());

describe("the handle that stands for a person at the counter", () => {
  test("opens them for the officer it was made for, with the look and its purpose each time", async () => {
    const person = await world.person();
    const hashes = hashesOfIdNumber(person.idNumber);
    const handle = await encodeCounter(clerk, { hashes, purpose: "窗口办理" });
    expect(handle).not.toContain(person.idNumber);
    for (let view = 1; view <= 2; view++) {
      const read = await decodeCounter(clerk, handle);
      if (!read) throw new Error("the handle is not read");
      const found = await withActor(clerk, (tx) => openPersonByHash(tx, clerk, read, at().now));
      expect(found).toBe(person.id);
    }
    const looks = await world.rows(
      "SELECT actor_id, purpose FROM audit_event WHERE resident_id = $1 AND action = 'PERSON_OPENED'",
      [person.id],
    );
    expect(looks).toEqual([1, 2].map(() => ({ actor_id: clerk.id, purpose: "窗口办理" })));
  });

  test("is worth nothing to another officer, in another session, or changed in a single character", async () => {
    const hashes = hashesOfIdNumber((await world.person()).idNumber);
    const handle = await encodeCounter(clerk, { hashes, purpose: "窗口办理" });
    expect(await decodeCounter(team.clerk, handle)).toBeNull();
    expect(await decodeCounter({ ...clerk, sessionId: randomUUID() }, handle)).toBeNull();
    const middle = Math.floor(handle.length / 2);
    const other = handle[middle] === "A" ? "B" : "A";
    expect(await decodeCounter(clerk, handle.slice(0, middle) + other + handle.slice(middle + 1))).toBeNull();
    for (const rubbish of ["", "x", null, undefined, 7, "x".repeat(5000)])
      expect(await decodeCounter(clerk, rubbish)).toBeNull();
  });
});

describe("the whole ID number", () => {
  const input = (reference: string) => ({ reference, purpose: "核对原件", idempotencyKey: randomUUID() });

  test("is shown to an officer of the case, with the purpose in the person's file", async () => {
    const holder = await world.person({ records: [{ startOn: "2024-11-01" }] });
    const { reference } = await caseIn(world, team, "SUBMITTED", { holder });
    const asked = input(reference);
    const show = () => withActor(clerk, (tx) => unmaskIdNumber(tx, clerk, asked, at().now));
    expect(await show()).toBe(holder.idNumber);
    expect(await refusalOf(show())).toBe("STALE");
    const events = await world.rows(
      "SELECT actor_id, purpose, detail FROM audit_event WHERE resident_id = $1 AND action = 'ID_NUMBER_UNMASKED'",
      [holder.id],
    );
    expect(events).toEqual([{ actor_id: clerk.id, purpose: "核对原件", detail: {} }]);
  });

  test("is kept nowhere in the clear: not in the log and not as the outcome of the form", async () => {
    const holder = await world.person({ records: [{ startOn: "2024-11-01" }] });
    const { reference } = await caseIn(world, team, "SUBMITTED", { holder });
    await withActor(clerk, (tx) => unmaskIdNumber(tx, clerk, input(reference), at().now));
    for (const table of ["audit_event", "idempotency_key", "resident", "work_item", "transfer_case"]) {
      const rows = await world.rows(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
      expect(JSON.stringify(rows)).not.toContain(holder.idNumber);
    }
  });

  test("is shown to no officer of another city, and not for a case that nobody has", async () => {
    const { reference } = await caseIn(world, team, "SUBMITTED");
    for (const asked of [reference, "3205-2026-0000-0000"]) {
      const work = withActor(team.elsewhere, (tx) =>
        unmaskIdNumber(tx, team.elsewhere, input(asked), at().now),
      );
      expect(await refusalOf(work)).toBe("NOT_FOUND");
    }
  });
});

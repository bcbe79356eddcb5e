import { afterAll, beforeAll, expect, test } from "vitest";
import { withActor } from "@/lib/db/with-actor";
import { listPermits } from "@/lib/permits/queries";
import { caseIn, makeTeam, type Team } from "../support/cases";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { permitRecords } from "./office";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

test("a registration that moves to a city cancels the permit of that city on the same day, and its years stay", async () => {
  const holder = await world.person();
  await world.owner.query(
    `INSERT INTO permit (resident_id, id, number, city_code, place_code, address, state, issued_on, due_on, scheduled_through, created_at)
     VALUES ($1, $2, '320500-00000-00000', $3, $3, '人民路1号', 'IN_FORCE', '2024-11-01', '2026-11-01', '2026-11-22', now())`,
    [holder.id, holder.sessionId, SUZHOU],
  );
  await world.owner.query(
    `INSERT INTO permit_act (resident_id, id, permit_id, city_code, sequence, type, on_day, actor_id, actor_role, created_at)
     VALUES ($1, gen_random_uuid(), $2, $3, 1, 'ISSUED', '2025-12-01', 'test', 'CLERK', now())`,
    [holder.id, holder.sessionId, SUZHOU],
  );
  await world.record(holder.id, { startOn: "2024-01-01", endOn: "2025-11-30" });
  await caseIn(world, team, "SETTLED", { holder });
  const [permit] = await withActor(holder, (tx) => listPermits(tx, holder.id));
  expect(permit).toMatchObject({ state: "CANCELLED", dueOn: null, nextActOn: null });
  expect(permit?.acts.at(-1)).toMatchObject({ type: "CANCELLED", because: "LOCAL_REGISTRATION" });
  expect(await permitRecords(world, holder.id)).toEqual([
    { start_on: "2025-12-01", end_on: "2026-11-22", tags: [] },
  ]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyPermitPage } from "@/lib/audit/verification";
import { type DeskActor, systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { issued } from "./office";

let world: World;
let clerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
});
afterAll(() => world.end());

const verified = () =>
  withActor(systemActor("SYSTEM_VERIFIER"), async (tx) => {
    const verdicts = await verifyPermitPage(tx, systemActor("SYSTEM_VERIFIER"), { after: null, take: 10 });
    return verdicts.map(({ problem }) => problem);
  });

test("a first permit's decision is recomputed to the same bits, and one that was altered is found out", async () => {
  const { holder } = await issued(world, clerk, "2024-03-01");
  expect(await verified()).toEqual([null]);
  await world.owner.query("ALTER TABLE permit_decision DISABLE TRIGGER permit_decision_append_only");
  const alter = (set: string) =>
    world.owner.query(`UPDATE permit_decision SET ${set} WHERE resident_id = $1`, [holder.id]);
  await alter("answer = replace(answer, '\"eligible\":true', '\"eligible\":false')");
  expect(await verified()).toEqual(["ANSWER"]);
  await alter("case_document = '{}'");
  expect(await verified()).toEqual(["UNREADABLE"]);
});

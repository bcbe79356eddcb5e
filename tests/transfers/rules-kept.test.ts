import { afterAll, beforeAll, expect, test } from "vitest";
import { withActor } from "@/lib/db/with-actor";
import { assessTransfer } from "@/lib/transfers/assessment";
import { findOwnTransfer } from "@/lib/transfers/queries";
import { caseIn, caseRow, type Holder, makeTeam, refusalOf, type Team, take } from "../support/cases";
import { makeWorld, publish, ruleSet, type World } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

function answerOn(holder: Holder, reference: string, day: string) {
  return withActor(holder, async (tx) => {
    const transfer = await findOwnTransfer(tx, holder, reference);
    if (!transfer) throw new Error("the case is gone");
    return (await assessTransfer(tx, transfer, day)).answer;
  });
}

test("an accepted case keeps its rules after a stricter version; one not yet accepted gets the new ones", async () => {
  const accepted = await caseIn(world, team, "ACCEPTED");
  const submitted = await caseIn(world, team, "SUBMITTED");
  await publish(world.owner, ruleSet(2, "2026-12-01", 60));

  const eve = await answerOn(submitted.holder, submitted.reference, "2026-11-30");
  expect(eve).toMatchObject({ eligible: true, ruleSet: { version: 1 } });
  const day = await answerOn(submitted.holder, submitted.reference, "2026-12-01");
  expect(day).toMatchObject({ eligible: false, ruleSet: { version: 2 } });
  const kept = await answerOn(accepted.holder, accepted.reference, "2026-12-15");
  expect(kept).toMatchObject({ eligible: true, ruleSet: { version: 1 } });

  const late = { today: "2026-12-15" };
  await take(world, "PROPOSE_APPROVAL", team.clerk, accepted.reference, late);
  await take(world, "APPROVE", team.supervisor, accepted.reference, late);
  expect(await caseRow(world, accepted.reference)).toMatchObject({
    state: "ORIGIN_CHECK",
    rule_set_version: 1,
  });

  await take(world, "ACCEPT", team.clerk, submitted.reference, late);
  expect(await caseRow(world, submitted.reference)).toMatchObject({ state: "ACCEPTED", rule_set_version: 2 });
  expect(await refusalOf(take(world, "PROPOSE_APPROVAL", team.clerk, submitted.reference, late))).toBe(
    "NOT_ELIGIBLE",
  );
});

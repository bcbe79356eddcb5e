import { spawn } from "node:child_process";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listLastDecidedCases, verifyCases } from "@/lib/audit/verification";
import { type AuditorActor, systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { checkout } from "../../lib/cli/checkout.mjs";
import { caseIn, makeTeam } from "../support/cases";
import { makeWorld, publish, ruleSet, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const team = await makeTeam(world);
  await caseIn(world, team, "SETTLED");
  await caseIn(world, team, "REFUSED");
  await caseIn(world, team, "ORIGIN_OBJECTED");
  // A decision is recomputed under its own rules, not under those of today.
  await publish(world.owner, ruleSet(2, "2026-11-24", 120));
});
afterAll(() => world.end());

/** Runs the command line on the database of this test. */
function decisions(...args: string[]): Promise<{ status: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/decisions.ts", ...args], {
      cwd: checkout,
    });
    let said = "";
    const hear = (text: Buffer) => {
      said += text;
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (status) => resolve({ status, said: said.trim() }));
  });
}

const auditor: AuditorActor = {
  kind: "STAFF",
  role: "AUDITOR",
  id: newId(),
  name: "审计",
  sessionId: newId(),
  residentId: null,
};

async function verdicts() {
  const cases = await withActor(auditor, (tx) => listLastDecidedCases(tx, auditor, 50));
  const verifier = systemActor("SYSTEM_VERIFIER");
  return withActor(verifier, (tx) => verifyCases(tx, verifier, cases));
}

/** What only the superuser can do: switch the guard off and change what was kept. */
async function tamper(change: string, step: string): Promise<string> {
  const superuser = new pg.Client({ connectionString: world.db.superuserUrl });
  await superuser.connect();
  try {
    await superuser.query("ALTER TABLE decision DISABLE TRIGGER decision_append_only");
    const { rows } = await superuser.query<{ id: string }>(
      `UPDATE decision SET ${change} WHERE id = (SELECT id FROM decision WHERE step = $1 ORDER BY id LIMIT 1) RETURNING id`,
      [step],
    );
    return rows[0]?.id ?? "";
  } finally {
    await superuser.query("ALTER TABLE decision ENABLE TRIGGER decision_append_only");
    await superuser.end();
  }
}

test("every decision recomputes to the same bits, on the page and on the command line", async () => {
  const found = await verdicts();
  expect(found).toHaveLength(8);
  expect(found.filter((verdict) => verdict.problem !== null)).toEqual([]);
  expect(await decisions("verify")).toEqual({ status: 0, said: "8 decisions recomputed, 0 differ" });
  expect(await decisions("verify", "--limit", "3")).toEqual({
    status: 0,
    said: "3 decisions recomputed, 0 differ",
  });
});

test("what it is not asked properly it refuses, with how to ask", async () => {
  for (const args of [[], ["check"], ["verify", "--limit", "none"], ["verify", "--all"]]) {
    const { status, said } = await decisions(...args);
    expect(status).toBe(2);
    expect(said).toContain("Usage: npm run decisions -- verify");
  }
});

test("a decision that was changed afterwards is found, with what is wrong about it", async () => {
  const changed = {
    ANSWER: await tamper(`answer = replace(answer, '"actual"', '"actuaI"')`, "APPROVE"),
    EVIDENCE: await tamper("evidence_ids = ARRAY[id]", "PROPOSE_APPROVAL"),
    UNREADABLE: await tamper(`case_document = '{}'`, "PROPOSE_REFUSAL"),
    RULE_SET: await tamper("rule_set_version = 2", "CONFIRM_ORIGIN"),
  };
  const found = (await verdicts()).filter((verdict) => verdict.problem !== null);
  const byProblem = Object.fromEntries(found.map(({ id, problem }) => [problem, id]));
  expect(byProblem).toEqual(changed);
  const { status, said } = await decisions("verify");
  expect(status).toBe(1);
  for (const [problem, id] of Object.entries(changed)) expect(said).toContain(`${id} ${problem}`);
  expect(said).toContain("8 decisions recomputed, 4 differ");
});

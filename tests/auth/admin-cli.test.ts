import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInStaff } from "@/lib/auth/commands/sign-in";
import { findLinked } from "@/lib/auth/oidc";
import { runAdmin } from "@/lib/cli/admin/run";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { attempt } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

/** The program itself; `npm run admin` only finds the environment and the database for it. */
function admin(args: string[], input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "lib/cli/admin.ts", ...args],
    { encoding: "utf8", env: process.env, input },
  );
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

const ADD = ["staff", "add", "--name", "王五", "--email"];

describe("npm run admin", () => {
  test("makes the first account and prints its temporary password, which works once set up", async () => {
    const { status, stdout } = admin([
      ...ADD,
      "First@City.example",
      "--role",
      "CITY_ADMIN",
      "--city",
      SUZHOU,
    ]);
    expect(status).toBe(0);
    const password = stdout.split("\n").at(-1) ?? "";
    expect(password).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    const answer = await signInStaff({ email: "first@city.example", password, code: "" }, attempt());
    expect(answer.status).toBe("SET_UP");
    const events = await world.rows("SELECT action, actor_id, city_code FROM staff_event");
    expect(events).toEqual([{ action: "STAFF_ADDED", actor_id: "SYSTEM_STAFF", city_code: SUZHOU }]);
    expect(admin(["staff", "list"]).stdout).toContain("first@city.example\tCITY_ADMIN\t320500\tACTIVE");
  });

  const REFUSED = [
    [[], "npm run admin -- staff add"],
    [["staff", "remove"], "npm run admin -- staff add"],
    [[...ADD, "first@city.example", "--role", "CLERK", "--city", SUZHOU], "already exists"],
    [[...ADD, "x", "--role", "CLERK", "--city", SUZHOU], "--email is not an e-mail address"],
    [[...ADD, "a@b.cn", "--role", "KING", "--city", SUZHOU], "--role is none of CLERK"],
    [[...ADD, "a@b.cn", "--role", "CLERK"], "CLERK needs --city"],
    [[...ADD, "a@b.cn", "--role", "PLANNER", "--city", SUZHOU], "PLANNER needs --zone"],
    [[...ADD, "a@b.cn", "--role", "AUDITOR", "--city", SUZHOU], "neither"],
    [[...ADD, "a@b.cn", "--role", "CLERK", "--city", "999999"], "There is no city 999999"],
    [[...ADD, "a@b.cn", "--role", "PLANNER", "--zone", "x"], "There is no zone x"],
    [[...ADD, "a@b.cn", "--role", "CLERK", "--town", "x"], "--town"],
    [["staff", "disable", "--email", "nobody@x.cn"], "There is no account nobody@x.cn"],
    [["oidc", "link", "--issuer", "x", "--subject", "y", "--staff", "a@b.cn"], "--issuer"],
    [["oidc", "link", "--issuer", "https://id.example", "--subject", "y"], "either --staff or --resident"],
  ] as const;
  test.each(REFUSED)("refuses %j and says why", async (args, said) => {
    expect(await runAdmin([...args])).toEqual({ refused: expect.stringContaining(said) });
  });

  test("ends with exit code 2 after a refusal, with one line and no stack", () => {
    const { status, stdout, stderr } = admin(["staff", "disable", "--email", "nobody@x.cn"]);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: "hutong: There is no account nobody@x.cn.",
    });
  });

  test("disables, enables and resets an account", async () => {
    for (const [act, status] of [
      ["disable", "DISABLED"],
      ["enable", "ACTIVE"],
      ["reset", "ACTIVE"],
    ] as const) {
      expect(await runAdmin(["staff", act, "--email", "first@city.example"])).toHaveProperty("done");
      const rows = await world.rows("SELECT status FROM staff WHERE email = 'first@city.example'");
      expect(rows).toEqual([{ status }]);
    }
  });

  test("makes an account that knows its holder's own file, from a number on standard input that is kept nowhere", async () => {
    const person = await world.person();
    const role = ["--role", "CLERK", "--city", SUZHOU, "--resident"];
    expect(admin([...ADD, "holder@city.example", ...role], `${person.idNumber}\n`)).toMatchObject({
      status: 0,
    });
    const made = "SELECT resident_id FROM staff WHERE email = 'holder@city.example'";
    expect(await world.rows(made)).toEqual([{ resident_id: person.id }]);
    const told = "SELECT 1 FROM staff_event WHERE strpos(detail::text, $1) > 0";
    expect(await world.rows(told, [person.idNumber])).toEqual([]);
    expect(admin([...ADD, "nobody@city.example", ...role], "11010519491231002X").status).toBe(2);
  });

  test("links a provider's subject to a resident whose number comes in by standard input", async () => {
    const person = await world.person();
    const args = ["oidc", "link", "--issuer", "https://id.example", "--subject", "sub-1", "--resident"];
    expect(admin(args, `${person.idNumber}\n`)).toMatchObject({ status: 0 });
    const linked = await findLinked("https://id.example", "sub-1");
    expect(linked).toEqual({ kind: "RESIDENT", id: person.id });
    expect(await findLinked("https://other.example", "sub-1")).toBeNull();
    const again = admin(args, person.idNumber);
    expect(again).toMatchObject({ status: 2 });
    expect(again.stderr).toContain("linked to an account already");
    expect(admin([...args.slice(0, 5), "sub-2", "--resident"], "11010519491231002X").status).toBe(2);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { signInResident, signInStaff } from "@/lib/auth/commands/sign-in";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { attempt, giveResidentPassword, giveStaffCredential, PASSWORD } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const WRONG = "eight quiet herons";
const PER_ACCOUNT = 10;
const PER_ADDRESS = 100;

test("an account is slowed down after ten wrong attempts, alike whether it exists or not", async () => {
  const known = await world.person();
  await giveResidentPassword(world, known.id);
  for (const idNumber of [known.idNumber, "11010519491231002X"]) {
    const statuses: string[] = [];
    for (let at = 0; at < PER_ACCOUNT + 1; at++) {
      statuses.push((await signInResident({ idNumber, password: WRONG }, attempt())).status);
    }
    expect(statuses).toEqual([...Array(PER_ACCOUNT).fill("REFUSED"), "WAIT"]);
  }
  const right = await signInResident({ idNumber: known.idNumber, password: PASSWORD }, attempt());
  expect(right).toEqual({ status: "WAIT", minutes: 15 });
});

test("attempts made all at once are counted one by one", async () => {
  const typed = { email: "nobody@example.test", password: WRONG, code: "" };
  const answers = await Promise.all(Array.from({ length: 14 }, () => signInStaff(typed, attempt())));
  expect(answers.filter(({ status }) => status === "WAIT")).toHaveLength(4);
});

test("a success lets the account start afresh", async () => {
  const staff = await giveStaffCredential(world, (await world.clerk(SUZHOU)).id);
  const typed = (code: string, password = PASSWORD) => ({ email: staff.email, password, code });
  for (let at = 0; at < PER_ACCOUNT - 1; at++) await signInStaff(typed("", WRONG), attempt());
  expect((await signInStaff(typed(staff.code()), attempt())).status).toBe("SIGNED_IN");
  for (let at = 0; at < PER_ACCOUNT; at++) {
    expect((await signInStaff(typed("", WRONG), attempt())).status).toBe("REFUSED");
  }
});

test("one address cannot try one password on a hundred accounts and one more", async () => {
  const statuses: string[] = [];
  for (let at = 0; at < PER_ADDRESS + 1; at++) {
    const typed = { email: `nobody-${at}@example.test`, password: WRONG, code: "" };
    statuses.push((await signInStaff(typed, attempt(undefined, "one office"))).status);
  }
  expect(statuses.indexOf("WAIT")).toBe(PER_ADDRESS);
});

test("neither ID numbers nor e-mail addresses nor network addresses stand in the table", async () => {
  await signInStaff(
    { email: "somebody@example.test", password: WRONG, code: "" },
    attempt(undefined, "192.0.2.7"),
  );
  const keys = await world.rows<{ key: string }>("SELECT key FROM rate_limit");
  expect(keys.length).toBeGreaterThan(0);
  for (const { key } of keys) expect(key).toMatch(/^(account|address):[A-Za-z0-9_-]{43}$/);
});

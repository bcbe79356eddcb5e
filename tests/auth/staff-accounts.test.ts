import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setUpStaffAccount } from "@/lib/auth/commands/set-up";
import { signInStaff } from "@/lib/auth/commands/sign-in";
import { addStaffSchema } from "@/lib/auth/schema";
import { addStaff, findStaff, listStaff, resetStaff, setStaffStatus } from "@/lib/auth/staff-accounts";
import { newTotpSecret, totpCode } from "@/lib/auth/totp";
import { type CityAdminActor, systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { refusalOf } from "../support/cases";
import { makeWorld, NANJING, SUZHOU, type World } from "../support/world";
import { attempt, later, NOW, PASSWORD } from "./support";

let world: World;
let admin: CityAdminActor;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.cityAdmin(SUZHOU);
});
afterAll(() => world.end());

const AT = { now: NOW, machineNow: NOW };
let made = 0;

async function newClerk(maker = admin) {
  const email = `new-${++made}@example.test`;
  const account = { name: "赵六", email, role: "CLERK" as const, cityCode: maker.city, zoneId: null };
  return { email, ...(await withActor(maker, (tx) => addStaff(tx, maker, account, NOW))) };
}

/** Signs in with the temporary password as far as the set-up page. */
async function startSetUp(email: string, password: string) {
  const answer = await signInStaff({ email, password, code: "" }, attempt());
  if (answer.status !== "SET_UP") throw new Error(answer.status);
  return { ...answer, totpSecret: newTotpSecret() };
}

const eventsOf = (id: string) =>
  world.rows("SELECT action, actor_id, city_code FROM staff_event WHERE subject_id = $1 ORDER BY id", [id]);

describe("a new account", () => {
  test("is set up by its holder with the temporary password, then needs password and code", async () => {
    const { id, email, password } = await newClerk();
    const setUp = await startSetUp(email, password);
    const wrong = await setUpStaffAccount(setUp, { password: PASSWORD, code: "000000" }, attempt());
    expect(wrong).toEqual({ status: "WRONG_CODE" });
    const code = totpCode(setUp.totpSecret, NOW);
    const done = await setUpStaffAccount(setUp, { password: PASSWORD, code }, attempt());
    expect(done).toMatchObject({ status: "SIGNED_IN", role: "CLERK" });
    expect(await eventsOf(id)).toEqual([
      { action: "STAFF_ADDED", actor_id: admin.id, city_code: SUZHOU },
      { action: "STAFF_SET_UP", actor_id: "SYSTEM_SIGN_IN", city_code: null },
      { action: "SIGNED_IN", actor_id: "SYSTEM_SIGN_IN", city_code: SUZHOU },
    ]);
    const next = totpCode(setUp.totpSecret, later(0.5));
    expect((await signInStaff({ email, password, code: next }, attempt())).status).toBe("REFUSED");
    expect((await signInStaff({ email, password: PASSWORD, code }, attempt())).status).toBe("REFUSED");
    expect((await signInStaff({ email, password: PASSWORD, code: next }, attempt())).status).toBe(
      "SIGNED_IN",
    );
  });

  test("is set up once: of two who hold the temporary password, the second is refused", async () => {
    const { id, email, password } = await newClerk();
    const [first, second] = [await startSetUp(email, password), await startSetUp(email, password)];
    const finish = (setUp: typeof first) =>
      setUpStaffAccount(setUp, { password: PASSWORD, code: totpCode(setUp.totpSecret, NOW) }, attempt());
    const answers = await Promise.all([finish(first), finish(second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["REFUSED", "SIGNED_IN"]);
    expect(await world.rows("SELECT 1 FROM session WHERE subject_id = $1", [id])).toHaveLength(1);
  });

  test("cannot be set up any more once it has been reset or disabled", async () => {
    for (const end of ["reset", "disable"]) {
      const { id, email, password } = await newClerk();
      const setUp = await startSetUp(email, password);
      await withActor(admin, async (tx) => {
        if (end === "reset") await resetStaff(tx, admin, { staffId: id, seenVersion: 1 }, AT);
        else await setStaffStatus(tx, admin, { staffId: id, seenVersion: 1, status: "DISABLED" }, AT);
      });
      const code = totpCode(setUp.totpSecret, NOW);
      const answer = await setUpStaffAccount(setUp, { password: PASSWORD, code }, attempt());
      expect(answer, end).toEqual({ status: "REFUSED" });
    }
  });

  test("needs an address of its own", async () => {
    const { email } = await newClerk();
    const again = { name: "赵六", email, role: "CLERK" as const, cityCode: SUZHOU, zoneId: null };
    expect(await refusalOf(withActor(admin, (tx) => addStaff(tx, admin, again, NOW)))).toBe("EMAIL_TAKEN");
  });

  test("is not made with an impossible name, address or role", () => {
    const read = addStaffSchema.safeParse({ name: "😀", email: "x", role: "AUDITOR" });
    expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["name", "staffName"],
      ["email", "email"],
      ["role", "staffRole"],
    ]);
    expect(
      addStaffSchema.safeParse({ name: "买买提·阿不都热合曼", email: "a@b.cn", role: "CLERK" }).success,
    ).toBe(true);
  });
});

describe("a city's administrator", () => {
  test("sees the accounts of their city, and of no other city one that exists", async () => {
    const elsewhere = await world.clerk(NANJING);
    const { accounts, found } = await withActor(admin, async (tx) => ({
      accounts: await listStaff(tx, admin),
      found: await findStaff(tx, admin, elsewhere.id),
    }));
    expect(new Set(accounts.map(({ cityCode }) => cityCode))).toEqual(new Set([SUZHOU]));
    expect(found).toBeNull();
  });

  test("can neither make, nor disable, nor reset an account of another city, and nothing of it changes", async () => {
    const { id } = await world.clerk(NANJING);
    const account = { name: "x", email: "x@y.cn", role: "CLERK" as const, cityCode: NANJING, zoneId: null };
    const acts = [
      withActor(admin, (tx) => addStaff(tx, admin, account, NOW)),
      withActor(admin, (tx) =>
        setStaffStatus(tx, admin, { staffId: id, seenVersion: 1, status: "DISABLED" }, AT),
      ),
      withActor(admin, (tx) => resetStaff(tx, admin, { staffId: id, seenVersion: 1 }, AT)),
    ];
    expect(await Promise.all(acts.map(refusalOf))).toEqual(["FORBIDDEN", "NOT_FOUND", "NOT_FOUND"]);
    // The second wall, where the command would be wrong.
    await withActor(admin, async (tx) => {
      expect((await tx.staff.updateMany({ where: { id }, data: { status: "DISABLED" } })).count).toBe(0);
      const reset = await tx.$queryRaw`SELECT app_staff_reset(${id}::uuid, 'x', ${NOW}::timestamptz) AS done`;
      expect(reset).toEqual([{ done: false }]);
    });
    const forged = { ...account, id: crypto.randomUUID(), status: "ACTIVE", createdAt: NOW };
    await expect(withActor(admin, (tx) => tx.staff.createMany({ data: forged }))).rejects.toThrow();
    expect(await world.rows("SELECT status, row_version FROM staff WHERE id = $1", [id])).toEqual([
      { status: "ACTIVE", row_version: 1 },
    ]);
  });

  test("cannot make an auditor or a policy admin, whatever is sent", async () => {
    const data = {
      id: crypto.randomUUID(),
      email: "up@x.cn",
      name: "x",
      role: "AUDITOR",
      status: "ACTIVE",
      createdAt: NOW,
    };
    await expect(withActor(admin, (tx) => tx.staff.createMany({ data }))).rejects.toThrow();
  });

  test("can neither disable nor reset themselves", async () => {
    const own = { staffId: admin.id, seenVersion: 1 };
    const acts = [
      withActor(admin, (tx) => setStaffStatus(tx, admin, { ...own, status: "DISABLED" }, AT)),
      withActor(admin, (tx) => resetStaff(tx, admin, own, AT)),
    ];
    expect(await Promise.all(acts.map(refusalOf))).toEqual(["OWN_ACCOUNT", "OWN_ACCOUNT"]);
  });

  test("who opened the page before another's change is told so, and nothing happens twice", async () => {
    const { id } = await newClerk();
    const disable = () =>
      withActor(admin, (tx) =>
        setStaffStatus(tx, admin, { staffId: id, seenVersion: 1, status: "DISABLED" }, AT),
      );
    const answers = await Promise.all([refusalOf(disable()), refusalOf(disable())]);
    expect(answers.sort()).toEqual(["STALE", null].sort());
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(["STAFF_ADDED", "STAFF_DISABLED"]);
  });
});

test("no other role reaches the accounts: a clerk cannot disable a colleague past the pages", async () => {
  const [clerk, colleague] = [await world.clerk(SUZHOU), await world.clerk(SUZHOU)];
  for (const actor of [clerk, await world.supervisor(SUZHOU), systemActor("SYSTEM_VERIFIER")]) {
    await withActor(actor, async (tx) => {
      const change = { where: { id: colleague.id }, data: { status: "DISABLED" } };
      expect((await tx.staff.updateMany(change)).count).toBe(0);
      const ended = await tx.$queryRaw`
        SELECT app_staff_end_sessions(${colleague.id}::uuid, ${NOW}::timestamptz) AS done`;
      expect(ended).toEqual([{ done: false }]);
    });
  }
});

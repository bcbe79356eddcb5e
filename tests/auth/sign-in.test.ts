import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInResident, signInStaff } from "@/lib/auth/commands/sign-in";
import { findSessionActor } from "@/lib/auth/queries";
import { residentSignInSchema, staffSignInSchema } from "@/lib/auth/schema";
import { checkCharacter } from "@/lib/residents/id-number";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { attempt, giveResidentPassword, giveStaffCredential, later, NOW, PASSWORD } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const WRONG = "eight quiet herons";

describe("a resident", () => {
  test("with the right number and password is signed in, with an event in their own log", async () => {
    const { id, idNumber } = await world.person();
    await giveResidentPassword(world, id);
    const answer = await signInResident({ idNumber, password: PASSWORD }, attempt());
    if (answer.status !== "SIGNED_IN") throw new Error(answer.status);
    expect(answer.role).toBe("RESIDENT");
    expect(await findSessionActor(answer.sessionId, NOW)).toMatchObject({ kind: "RESIDENT", id });
    const events = await world.rows(
      "SELECT action, actor_role, subject_id FROM audit_event WHERE resident_id = $1",
      [id],
    );
    expect(events).toEqual([
      { action: "SIGNED_IN", actor_role: "SYSTEM_SIGN_IN", subject_id: answer.sessionId },
    ]);
  });

  test("gets one and the same answer for a wrong password, a person without an account and nobody at all", async () => {
    const known = await world.person();
    await giveResidentPassword(world, known.id);
    const withoutAccount = await world.person();
    const answers = [
      await signInResident({ idNumber: known.idNumber, password: WRONG }, attempt()),
      await signInResident({ idNumber: withoutAccount.idNumber, password: WRONG }, attempt()),
      await signInResident({ idNumber: "11010519491231002X", password: WRONG }, attempt()),
    ];
    expect(answers).toEqual([{ status: "REFUSED" }, { status: "REFUSED" }, { status: "REFUSED" }]);
    expect(await world.rows("SELECT 1 FROM session WHERE subject_id = $1", [known.id])).toEqual([]);
  });

  test("may type the number in full width, in lower case and with spaces", () => {
    const read = residentSignInSchema("2026-11-23").parse({
      idNumber: " １１０１０５ １９４９１２３１ 002x ",
      password: "x",
    });
    expect(read.idNumber).toBe("11010519491231002X");
  });

  const REFUSED = [
    ["", "EMPTY"],
    ["110105194912310021", "CHECK"],
    ["320509199002290014", "DATE"],
    ["110105491231002", "FIFTEEN_DIGITS"],
    ["1101051949123100", "LENGTH"],
    ["11010519491231002Y", "CHARACTERS"],
    ["990105194912310021", "PREFIX"],
    ["110105202711230024", "FUTURE"],
    ["1".repeat(200), "LENGTH"],
  ] as const;
  test.each(REFUSED)(
    "is told what is wrong with the number %j before anything is looked up",
    (idNumber, problem) => {
      const read = residentSignInSchema("2026-11-23").safeParse({ idNumber, password: "x" });
      expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
        ["idNumber", `idNumber.${problem}`],
      ]);
    },
  );

  test.each(["810000", "820000", "830000"])("may hold a residence permit that begins with %s", (prefix) => {
    const digits = `${prefix}19940823002`;
    const read = residentSignInSchema("2026-11-23").safeParse({
      idNumber: digits + checkCharacter(digits),
      password: "x",
    });
    expect(read.success).toBe(true);
  });
});

describe("a member of staff", () => {
  test("with the right address, password and code is signed in, with an event", async () => {
    const staff = await giveStaffCredential(world, (await world.clerk(SUZHOU)).id);
    const typed = staffSignInSchema.parse({
      email: staff.email.toUpperCase(),
      password: PASSWORD,
      oneTimeCode: staff.code(),
    });
    const answer = await signInStaff(typed, attempt());
    if (answer.status !== "SIGNED_IN") throw new Error(answer.status);
    expect(await findSessionActor(answer.sessionId, NOW)).toMatchObject({ role: "CLERK", city: SUZHOU });
    const events = await world.rows("SELECT action, city_code FROM staff_event WHERE subject_id = $1", [
      staff.id,
    ]);
    expect(events).toEqual([{ action: "SIGNED_IN", city_code: SUZHOU }]);
  });

  test("gets one and the same answer whatever of the three was wrong", async () => {
    const staff = await giveStaffCredential(world, (await world.clerk(SUZHOU)).id);
    const { email } = staff;
    const answers = [
      await signInStaff({ email, password: WRONG, code: staff.code() }, attempt()),
      await signInStaff({ email, password: PASSWORD, code: "000000" }, attempt()),
      await signInStaff({ email, password: PASSWORD, code: "" }, attempt()),
      await signInStaff({ email: "nobody@example.test", password: PASSWORD, code: "000000" }, attempt()),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"status":"REFUSED"}']),
    );
  });

  test("cannot use one code twice, not even at once from two places", async () => {
    const staff = await giveStaffCredential(world, (await world.clerk(SUZHOU)).id);
    const typed = { email: staff.email, password: PASSWORD, code: staff.code() };
    const both = await Promise.all([signInStaff(typed, attempt()), signInStaff(typed, attempt())]);
    expect(both.map(({ status }) => status).sort()).toEqual(["REFUSED", "SIGNED_IN"]);
    expect(await signInStaff(typed, attempt(later(0.4)))).toEqual({ status: "REFUSED" });
    expect(await world.rows("SELECT 1 FROM session WHERE subject_id = $1", [staff.id])).toHaveLength(1);
  });

  test("may be one step of thirty seconds early or late, and not two", async () => {
    const staff = await giveStaffCredential(world, (await world.clerk(SUZHOU)).id);
    const typed = (minutes: number) => ({
      email: staff.email,
      password: PASSWORD,
      code: staff.code(later(minutes)),
    });
    expect(await signInStaff(typed(-1), attempt())).toEqual({ status: "REFUSED" });
    expect(await signInStaff(typed(1), attempt())).toEqual({ status: "REFUSED" });
    expect((await signInStaff(typed(-0.5), attempt())).status).toBe("SIGNED_IN");
    expect((await signInStaff(typed(0.5), attempt())).status).toBe("SIGNED_IN");
  });

  test("whose account is disabled is answered like nobody", async () => {
    const staff = await giveStaffCredential(world, (await world.clerk(SUZHOU)).id);
    await world.owner.query("UPDATE staff SET status = 'DISABLED' WHERE id = $1", [staff.id]);
    const answer = await signInStaff(
      { email: staff.email, password: PASSWORD, code: staff.code() },
      attempt(),
    );
    expect(answer).toEqual({ status: "REFUSED" });
  });
});

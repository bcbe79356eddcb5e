import { afterAll, beforeAll, expect, test } from "vitest";
import { changePassword } from "@/lib/auth/commands/change-password";
import { openSession } from "@/lib/auth/commands/open-session";
import { signInResident } from "@/lib/auth/commands/sign-in";
import { findSessionActor } from "@/lib/auth/queries";
import { changePasswordSchema } from "@/lib/auth/schema";
import { withActor } from "@/lib/db/with-actor";
import { refusalOf } from "../support/cases";
import { makeWorld, type World } from "../support/world";
import { attempt, giveResidentPassword, NOW, PASSWORD } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const FRESH = "nine louder geese";
const AT = { now: NOW, machineNow: NOW };

async function signedIn() {
  const person = await world.person();
  await giveResidentPassword(world, person.id);
  const open = async () => {
    const subject = { kind: "RESIDENT", id: person.id } as const;
    const opened = await openSession(subject, { method: "PASSWORD", replaces: null }, AT);
    const actor = opened && (await findSessionActor(opened.sessionId, NOW));
    if (!actor) throw new Error("not signed in");
    return actor;
  };
  return { person, actor: await open(), other: await open() };
}

test("the new password counts, the old one does not, and other devices are signed out", async () => {
  const { person, actor, other } = await signedIn();
  const typed = { current: PASSWORD, password: FRESH };
  await withActor(actor, (tx) => changePassword(tx, actor, typed, attempt()));
  const { idNumber } = person;
  expect((await signInResident({ idNumber, password: PASSWORD }, attempt())).status).toBe("REFUSED");
  expect((await signInResident({ idNumber, password: FRESH }, attempt())).status).toBe("SIGNED_IN");
  expect(await findSessionActor(actor.sessionId, NOW)).not.toBeNull();
  expect(await findSessionActor(other.sessionId, NOW)).toBeNull();
});

test("whoever does not know the present password changes nothing, and cannot guess it for ever", async () => {
  const { person, actor } = await signedIn();
  const guess = () =>
    refusalOf(
      withActor(actor, (tx) => changePassword(tx, actor, { current: FRESH, password: FRESH }, attempt())),
    );
  const answers: (string | null)[] = [];
  for (let at = 0; at < 11; at++) answers.push(await guess());
  expect(answers).toEqual([...Array(10).fill("INVALID"), "TOO_MANY_ATTEMPTS"]);
  const { idNumber } = person;
  expect((await signInResident({ idNumber, password: PASSWORD }, attempt())).status).toBe("SIGNED_IN");
});

const TYPED = [
  { password: "short", passwordAgain: "short", problem: "passwordShort" },
  { password: "ababababababab", passwordAgain: "ababababababab", problem: "passwordPlain" },
  { password: "x".repeat(201), passwordAgain: "x".repeat(201), problem: "passwordLong" },
  { password: FRESH, passwordAgain: PASSWORD, problem: "passwordAgain" },
  { password: "", passwordAgain: "", problem: "required" },
] as const;
test.each(TYPED)(
  "a new password is refused with the reason $problem",
  ({ password, passwordAgain, problem }) => {
    const read = changePasswordSchema.safeParse({ currentPassword: PASSWORD, password, passwordAgain });
    expect(read.error?.issues[0]?.message).toBe(problem);
  },
);

import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, SESSION_HOURS } from "@/lib/auth/commands/open-session";
import { endOtherSessions, endSession } from "@/lib/auth/commands/sessions";
import { decodeSession, encodeSession } from "@/lib/auth/cookie";
import { findSessionActor } from "@/lib/auth/queries";
import { setStaffStatus } from "@/lib/auth/staff-accounts";
import type { SignedInActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { makeWorld, SUZHOU, type World, WUXI } from "../support/world";
import { later, NOW } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const AT = { now: NOW, machineNow: NOW };

async function open(kind: "STAFF" | "RESIDENT", id: string, replaces: string | null = null): Promise<string> {
  const opened = await openSession({ kind, id }, { method: "PASSWORD", replaces }, AT);
  if (opened === null) throw new Error("not opened");
  return opened.sessionId;
}

async function actorOf(sessionId: string): Promise<SignedInActor> {
  const actor = await findSessionActor(sessionId, NOW);
  if (actor === null) throw new Error("no such session");
  return actor;
}

test.each([
  ["STAFF", SESSION_HOURS.STAFF],
  ["RESIDENT", SESSION_HOURS.RESIDENT],
] as const)("a session of %s ends after %i hours, whatever happened in it", async (kind, hours) => {
  const { id } = kind === "STAFF" ? await world.clerk(SUZHOU) : await world.person();
  const sessionId = await open(kind, id);
  expect(await findSessionActor(sessionId, later(hours * 60 - 1))).not.toBeNull();
  expect(await findSessionActor(sessionId, later(hours * 60))).toBeNull();
});

test("signing out ends the session's row, so that a kept cookie is worth nothing", async () => {
  const person = await world.person();
  const sessionId = await open("RESIDENT", person.id);
  const cookie = await encodeSession(sessionId);
  const actor = await actorOf(sessionId);
  await withActor(actor, (tx) => endSession(tx, actor, sessionId, AT));
  expect(await decodeSession(cookie)).toBe(sessionId);
  expect(await findSessionActor(sessionId, NOW)).toBeNull();
  const actions = await world.rows("SELECT action FROM audit_event WHERE resident_id = $1 ORDER BY id", [
    person.id,
  ]);
  expect(actions).toEqual([{ action: "SIGNED_IN" }, { action: "SIGNED_OUT" }]);
});

test("signing in again takes the place of the session the browser had", async () => {
  const { id } = await world.clerk(SUZHOU);
  const first = await open("STAFF", id);
  const second = await open("STAFF", id, first);
  expect(await findSessionActor(first, NOW)).toBeNull();
  expect(await findSessionActor(second, NOW)).not.toBeNull();
});

test("one ends one's other sessions and keeps this one; another person's are not found", async () => {
  const { id } = await world.clerk(SUZHOU);
  const [mine, other] = [await open("STAFF", id), await open("STAFF", id)];
  const strangers = await open("STAFF", (await world.clerk(SUZHOU)).id);
  const actor = await actorOf(mine);
  await expect(withActor(actor, (tx) => endSession(tx, actor, strangers, AT))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await withActor(actor, (tx) => endOtherSessions(tx, actor, AT))).toBe(1);
  expect(await findSessionActor(mine, NOW)).not.toBeNull();
  expect(await findSessionActor(other, NOW)).toBeNull();
  expect(await findSessionActor(strangers, NOW)).not.toBeNull();
});

test("disabling an account ends its sessions at once, and enabling it brings none of them back", async () => {
  const admin = await world.cityAdmin(WUXI);
  const { id } = await world.clerk(WUXI);
  const sessionId = await open("STAFF", id);
  const change = (status: "ACTIVE" | "DISABLED", seenVersion: number) =>
    withActor(admin, (tx) => setStaffStatus(tx, admin, { staffId: id, seenVersion, status }, AT));
  await change("DISABLED", 1);
  expect(await findSessionActor(sessionId, NOW)).toBeNull();
  expect(await openSession({ kind: "STAFF", id }, { method: "OIDC", replaces: null }, AT)).toBeNull();
  await change("ACTIVE", 2);
  expect(await findSessionActor(sessionId, NOW)).toBeNull();
  expect(await world.rows("SELECT 1 FROM session WHERE subject_id = $1", [id])).toHaveLength(1);
});

test("a cookie that is missing, forged, cut or of another secret is nobody's", async () => {
  const cookie = await encodeSession(await open("STAFF", (await world.clerk(SUZHOU)).id));
  expect(await decodeSession(undefined)).toBeNull();
  expect(await decodeSession("x")).toBeNull();
  expect(await decodeSession(cookie.slice(0, -4))).toBeNull();
  const middle = Math.floor(cookie.length / 2);
  const flipped = cookie[middle] === "A" ? "B" : "A";
  expect(await decodeSession(cookie.slice(0, middle) + flipped + cookie.slice(middle + 1))).toBeNull();
  // The header of an unencrypted token with a session's id in the open.
  const open_ = Buffer.from('{"alg":"none"}').toString("base64url");
  const body = Buffer.from('{"sid":"018f0000-0000-7000-8000-000000000001"}').toString("base64url");
  expect(await decodeSession(`${open_}.${body}.`)).toBeNull();
});

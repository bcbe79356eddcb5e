import { afterAll, beforeAll, expect, test } from "vitest";
import { withActor } from "@/lib/db/with-actor";
import { removeCredential } from "@/lib/permits/issuing/issue-phone";
import { revokeKey, rotateKey } from "@/lib/permits/issuing/key-commands";
import { keyOverview, keyStateOf } from "@/lib/permits/issuing/overview";
import { publishedStatusList } from "@/lib/permits/issuing/published";
import { compromiseSchema } from "@/lib/permits/issuing/schema";
import { at, makeWorld, NANJING, SUZHOU, type World } from "../support/world";
import { aPhone, askFor, later, permitOf } from "./support";

const { now } = at();

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

test("an administrator sees each key's standing, what is listed, and how full the status list is", async () => {
  const admin = await world.cityAdmin(NANJING);
  expect(await keyOverview(admin, now)).toEqual({ keys: [], trust: null, statusLists: [] });
  const holder = await world.person();
  const { number } = await permitOf(world, holder);
  const first = await askFor(holder, number, await aPhone());
  await askFor(holder, number, await aPhone());
  const ref = { permitNumber: number, credentialId: first.credentialId };
  await withActor(holder, (tx) => removeCredential(tx, holder, ref, now));
  await withActor(admin, (tx) => rotateKey(tx, admin, now));
  await publishedStatusList(NANJING, 1, now);

  const { keys, trust, statusLists } = await keyOverview(admin, now);
  const states = (when: Date) => keys.map((key) => keyStateOf(key, keys, when));
  expect(states(now)).toEqual(["ENDING", "COMING"]);
  expect(states(later(4 * 24 * 60))).toEqual(["ENDED", "IN_USE"]);
  expect(trust?.issuers.map((issuer) => [issuer.cityCode, issuer.keys.length])).toEqual([[NANJING, 2]]);
  expect(statusLists).toMatchObject([{ listNo: 1, entries: 2, suspended: 0, revoked: 1 }]);
  expect(statusLists[0]?.signed?.issuedAt).toEqual(now);

  const elsewhere = await world.cityAdmin(SUZHOU);
  expect((await keyOverview(elsewhere, now)).keys).toEqual([]);
  await withActor(admin, (tx) =>
    revokeKey(tx, admin, { kid: keys[1]?.kid ?? "", because: "RETIRED" }, later(1)),
  );
  const after = (await keyOverview(admin, later(2))).keys;
  expect(after.map((key) => keyStateOf(key, after, later(2)))).toEqual(["ENDING", "RETIRED"]);

  // The key that is made in its place begins where the old one ends, so that there is no day without one.
  await withActor(admin, (tx) => rotateKey(tx, admin, later(60)));
  const anew = (await keyOverview(admin, later(61))).keys;
  const coming = anew.find((key) => keyStateOf(key, anew, later(61)) === "COMING");
  expect(coming?.validFrom).toEqual(anew[0]?.validUntil);
});

test("a key is declared stolen only by whoever types its name", () => {
  expect(compromiseSchema.safeParse({ kid: "abcDEF12", confirm: " abcDEF12 " }).success).toBe(true);
  const refused = compromiseSchema.safeParse({ kid: "abcDEF12", confirm: "abcdef12" });
  expect(refused.error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [["confirm"], "confirmKey"],
  ]);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { generateKey, openOccasion, presentPermit, verifyPresentation } from "@/lib/permits/credential";
import { revokeKey, rotateKey } from "@/lib/permits/issuing/key-commands";
import { ensureKey, keepKey, listKeys, OPERATOR, openKey } from "@/lib/permits/issuing/key-rows";
import { TRUST_LIST_LASTS } from "@/lib/permits/issuing/lifetimes";
import { ensureIssuers, publishedTrustList } from "@/lib/permits/issuing/published";
import { currentTrustList } from "@/lib/permits/issuing/trust";
import { refusalOf } from "../support/cases";
import { at, makeWorld, NANJING, SUZHOU, type World, WUXI } from "../support/world";
import { aPhone, askFor, checkerAt, later, permitOf } from "./support";

const ISSUER = systemActor("SYSTEM_ISSUER");
const { now } = at();
const days = (count: number) => later(count * 24 * 60);

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const keysOf = (owner: string) => withActor(ISSUER, (tx) => listKeys(tx, owner));

describe("a city's keys", () => {
  test("are made once, also by two processes at once, and open only in their own row", async () => {
    const made = await Promise.all(
      [1, 2, 3].map(() => withActor(ISSUER, (tx) => ensureKey(tx, SUZHOU, now))),
    );
    expect(new Set(made.map(({ kid }) => kid)).size).toBe(1);
    const [key] = made;
    if (key === undefined) throw new Error("no key");
    const opened = await withActor(ISSUER, (tx) => openKey(tx, { owner: SUZHOU, kid: key.kid }));
    expect(opened.key).toMatchObject(key.publicJwk as object);
    await world.owner.query(
      `INSERT INTO signing_key (owner, kid, public_jwk, private_sealed, valid_from, created_at)
       SELECT '320300', kid, public_jwk, private_sealed, valid_from, created_at FROM signing_key WHERE owner = $1`,
      [SUZHOU],
    );
    await expect(withActor(ISSUER, (tx) => openKey(tx, { owner: "320300", kid: key.kid }))).rejects.toThrow();
    await world.owner.query("DELETE FROM signing_key WHERE owner = '320300'");
  });

  test("lie sealed: nothing in the row is the private half", async () => {
    const [row] = await world.rows<{ text: string }>(
      "SELECT encode(private_sealed, 'escape') || public_jwk::text AS text FROM signing_key WHERE owner = $1",
      [SUZHOU],
    );
    expect(row?.text).not.toContain('"d"');
  });

  test("are out of a clerk's and a resident's sight, and another city's administrator's", async () => {
    const person = await world.person();
    for (const actor of [person, await world.clerk(SUZHOU), await world.cityAdmin(WUXI)]) {
      expect(await withActor(actor, (tx) => listKeys(tx))).toEqual([]);
    }
    const admin = await world.cityAdmin(WUXI);
    const made = await generateKey();
    await expect(
      withActor(admin, (tx) => keepKey(tx, SUZHOU, made, { validFrom: now, now })),
    ).rejects.toThrow();
  });
});

describe("the trust list", () => {
  test("gets one version each when many ask at once, and the next one only when something changed", async () => {
    await ensureIssuers([NANJING], now);
    const first = await Promise.all([1, 2, 3, 4].map(() => publishedTrustList(now)));
    expect(new Set(first.map(({ list }) => list.version)).size).toBe(1);
    const { list } = await publishedTrustList(later(60));
    expect(list.version).toBe(first[0]?.list.version);
    await withActor(ISSUER, (tx) => ensureKey(tx, WUXI, now));
    const next = await Promise.all([1, 2, 3, 4].map(() => publishedTrustList(later(61))));
    expect(next.map(({ list: { version } }) => version)).toEqual(Array(4).fill(list.version + 1));
    expect(next[0]?.list.issuers.map(({ cityCode }) => cityCode)).toEqual([NANJING, WUXI, SUZHOU]);
  });

  test("is signed anew well before its end, and again where the clock was set back", async () => {
    const { list } = await publishedTrustList(later(62));
    const renewed = await publishedTrustList(days(2));
    expect(renewed.list.version).toBe(list.version + 1);
    expect(Date.parse(renewed.list.nextUpdate)).toBe(days(2).getTime() + TRUST_LIST_LASTS * 1000);
    const back = await publishedTrustList(later(63));
    expect(back.list.version).toBe(renewed.list.version + 1);
    expect(back.list.issuedAt).toBe(later(63).toISOString());
  });

  test("keeps the name under which cities signed first, whatever address is set later", async () => {
    const before = (await publishedTrustList(later(64))).list.issuers[0]?.iss;
    expect(before).toBe(`https://127.0.0.1/issuers/${NANJING}`);
    const { list } = await withActor(ISSUER, async (tx) => {
      await ensureKey(tx, "310000", now);
      return currentTrustList(tx, later(65));
    });
    expect(new Set(list.issuers.map(({ iss }) => new URL(iss).origin)).size).toBe(1);
  });

  test("is nobody's to write but the issuer's", async () => {
    const admin = await world.cityAdmin(NANJING);
    await expect(
      withActor(admin, (tx) =>
        tx.trustList.createMany({
          data: { version: 99, token: "x", issuedAt: now, nextUpdate: now },
        }),
      ),
    ).rejects.toThrow();
  });
});

describe("the rehearsal of a rotation and of a theft", () => {
  test("after a rotation old permits stay valid; after a compromise none does, and what is issued anew works", async () => {
    const admin = await world.cityAdmin(NANJING);
    const holder = await world.person();
    const { number } = await permitOf(world, holder);
    const phone = await aPhone();
    const old = await askFor(holder, number, phone);
    const [oldKey] = await keysOf(NANJING);
    const answerOf = async (token: string, when: Date) => {
      const shown = await presentPermit(token, { permitNumber: true }, phone.key, openOccasion(when));
      const { answer, reason } = await verifyPresentation(shown, await checkerAt(when));
      return reason === null ? answer : `${answer} ${reason}`;
    };
    expect(await answerOf(old.token, later(5))).toBe("VALID");

    const { kid, from } = await withActor(admin, (tx) => rotateKey(tx, admin, later(10)));
    expect(from.getTime()).toBe(later(10).getTime() + TRUST_LIST_LASTS * 1000);
    expect(await refusalOf(withActor(admin, (tx) => rotateKey(tx, admin, later(11))))).toBe("WRONG_STATE");
    const meanwhile = await askFor(holder, number, await aPhone(), { now: later(12) });
    expect(meanwhile.token).not.toContain(kid);
    expect(await answerOf(old.token, later(12))).toBe("VALID");

    const after = days(4);
    const renewed = await askFor(holder, number, await aPhone(), { now: after, today: "2026-11-27" });
    const header = JSON.parse(Buffer.from(renewed.token.split(".")[0] ?? "", "base64url").toString());
    expect(header.kid).toBe(kid);
    expect(await answerOf(old.token, after)).toBe("VALID");

    await withActor(admin, (tx) =>
      revokeKey(tx, admin, { kid: oldKey?.kid ?? "", because: "COMPROMISE" }, days(5)),
    );
    expect(await answerOf(old.token, days(5))).toBe("REVOKED ISSUER_KEY_COMPROMISED");
    const anew = await askFor(holder, number, phone, { now: days(5), today: "2026-11-28" });
    expect(await answerOf(anew.token, days(5))).toBe("VALID");
    const events = await world.rows<{ action: string }>(
      "SELECT action FROM staff_event WHERE subject_kind = 'SIGNING_KEY' AND city_code = $1 ORDER BY at",
      [NANJING],
    );
    expect(events.map(({ action }) => action)).toEqual(["SIGNING_KEY_ROTATED", "SIGNING_KEY_COMPROMISED"]);
  });

  test("when the key in use is stolen, a new one signs at once, the status list too", async () => {
    const admin = await world.cityAdmin(NANJING);
    const stolen = (await keysOf(NANJING)).at(-1)?.kid ?? "";
    const before = await checkerAt(days(6));
    expect(before.statusLists.find(({ kid }) => kid === stolen)).toBeDefined();
    await withActor(admin, (tx) => revokeKey(tx, admin, { kid: stolen, because: "COMPROMISE" }, days(6)));
    const { statusLists, trustList } = await checkerAt(days(6));
    const list = statusLists.find(({ iss }) => iss.endsWith(NANJING));
    expect(list?.kid).not.toBe(stolen);
    expect(trustList.issuers.find(({ cityCode }) => cityCode === NANJING)?.keys).toHaveLength(3);
    const retired = withActor(admin, (tx) =>
      revokeKey(tx, admin, { kid: stolen, because: "RETIRED" }, days(7)),
    );
    expect(await refusalOf(retired)).toBe("WRONG_STATE");
  });

  test("a retired key's signatures stay, and nobody retires another city's key", async () => {
    const admin = await world.cityAdmin(WUXI);
    const [key] = await keysOf(WUXI);
    const holder = await world.person();
    const { number } = await permitOf(world, holder, { city: WUXI });
    const phone = await aPhone();
    const { token } = await askFor(holder, number, phone, { now: days(1), today: "2026-11-24" });
    const stranger = await world.cityAdmin(NANJING);
    const retire = (who: typeof admin) =>
      withActor(who, (tx) => revokeKey(tx, who, { kid: key?.kid ?? "", because: "RETIRED" }, days(1)));
    expect(await refusalOf(retire(stranger))).toBe("NOT_FOUND");
    expect(await refusalOf(retire(admin))).toBeNull();
    const when = days(2);
    const shown = await presentPermit(token, {}, phone.key, openOccasion(when));
    expect((await verifyPresentation(shown, await checkerAt(when))).answer).toBe("VALID");
    expect(await keysOf(OPERATOR)).toHaveLength(1);
  });
});

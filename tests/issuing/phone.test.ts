import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import {
  type Choice,
  openOccasion,
  presentPermit,
  STATUS_LIST_SIZE,
  verifyPresentation,
} from "@/lib/permits/credential";
import { listCredentials } from "@/lib/permits/issuing/credentials";
import { paperFor } from "@/lib/permits/issuing/issue-paper";
import { issueToPhone, removeCredential } from "@/lib/permits/issuing/issue-phone";
import { revokeKey } from "@/lib/permits/issuing/key-commands";
import { listKeys } from "@/lib/permits/issuing/key-rows";
import { MOST_PHONES } from "@/lib/permits/issuing/lifetimes";
import { phoneNonce } from "@/lib/permits/issuing/phone-key";
import { proveKey } from "@/lib/permits/issuing/phone-proof";
import { takePlace } from "@/lib/permits/issuing/places";
import { refusalOf } from "../support/cases";
import { at, makeWorld, NANJING, SUZHOU, type World } from "../support/world";
import { aPhone, askFor, checkerAt, later, type Phone, permitOf } from "./support";

const { now, today } = at();

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const shownBy = (token: string, phone: Phone, choice: Choice, when = now) =>
  presentPermit(token, choice, phone.key, openOccasion(when));

const aHolder = async () => {
  const holder = await world.person({
    records: [{ startOn: "2023-06-01", city: NANJING }],
  });
  return { holder, ...(await permitOf(world, holder)) };
};

describe("a permit on a phone", () => {
  test("says what the file has and nothing that it lacks, and a checker believes it", async () => {
    const { holder, number } = await aHolder();
    const phone = await aPhone();
    const { token, expiresAt } = await askFor(holder, number, phone);
    expect(expiresAt).toEqual(new Date("2027-06-01T16:00:00Z"));
    const choice: Choice = {
      permitNumber: true,
      person: [
        "name",
        "sex",
        "ethnicity",
        "bornOn",
        "idNumber",
        "registeredAddress",
        "residenceAddress",
        "issued",
      ],
      zones: ["test-zone"],
      years: [1, 2, 3, 5],
      rights: [NANJING],
    };
    const verdict = await verifyPresentation(await shownBy(token, phone, choice), await checkerAt(now));
    expect(verdict.answer).toBe("VALID");
    const { rights, ...rest } = verdict.disclosed?.shown ?? {};
    // What Decree 663 arts. 12 and 13 owe in the city itself, which has published nothing more.
    expect(rights?.[NANJING]).toMatchObject({ on: today, codes: expect.arrayContaining(["LEGAL_AID"]) });
    expect(rest).toEqual({
      permitNumber: number,
      person: {
        name: "王小明",
        sex: "MALE",
        bornOn: "1990-01-01",
        idNumber: holder.idNumber,
        registeredAddress: "中山路1号",
        residenceAddress: "玄武区北京东路41号",
        issued: { by: "南京市公安局", on: "2026-06-01" },
      },
      zones: { "test-zone": today },
      years: { "1": today, "2": today, "3": today },
    });
  });

  test("is written down in the holder's own log, and nowhere is the token kept", async () => {
    const { holder, permitId, number } = await aHolder();
    const { token, credentialId } = await askFor(holder, number, await aPhone());
    const [event] = await world.rows(
      "SELECT actor_id, subject_id FROM audit_event WHERE resident_id = $1 AND action = 'CREDENTIAL_ISSUED'",
      [holder.id],
    );
    expect(event).toEqual({ actor_id: holder.id, subject_id: credentialId });
    const [row] = await world.rows<{ all: string }>(
      "SELECT c::text AS all FROM credential c WHERE permit_id = $1",
      [permitId],
    );
    expect(row?.all).not.toContain(token.slice(0, 60));
  });

  test("is not given to whoever has no key, another's nonce, or an old one", async () => {
    const { holder, number } = await aHolder();
    const [phone, other] = [await aPhone(), await aPhone()];
    const secret = env().NEXTAUTH_SECRET;
    const mine = { sessionId: holder.sessionId, permitNumber: number };
    const ask = async (nonce: string, key: Phone["key"]) =>
      refusalOf(
        issueToPhone(
          holder,
          { permitNumber: number, jwk: phone.jwk, proof: await proveKey(nonce, key), deviceName: "x" },
          { now, today },
        ),
      );
    expect(await ask(phoneNonce(mine, now, secret), other.key)).toBe("STALE");
    expect(await ask(phoneNonce({ ...mine, sessionId: newId() }, now, secret), phone.key)).toBe("STALE");
    expect(await ask(phoneNonce(mine, later(-61), secret), phone.key)).toBe("STALE");
    expect(await ask("9999999999999.AAAA", phone.key)).toBe("STALE");
    expect(await ask(phoneNonce(mine, now, secret), phone.key)).toBeNull();
  });

  test("of somebody else does not exist; a guardian gets a ward's", async () => {
    const { holder, number } = await aHolder();
    const stranger = await world.person();
    expect(await refusalOf(askFor(stranger, number, await aPhone()))).toBe("NOT_FOUND");
    const guardian = await world.person();
    await world.owner.query("UPDATE resident SET birth_on = '2015-01-01' WHERE resident_id = $1", [
      holder.id,
    ]);
    await world.owner.query(
      "INSERT INTO guardianship (resident_id, id, ward_id, valid_from, proof) VALUES ($1, $2, $3, '2020-01-01', 'x')",
      [guardian.id, newId(), holder.id],
    );
    const phone = await aPhone();
    const { token } = await askFor(guardian, number, phone);
    const verdict = await verifyPresentation(
      await shownBy(token, phone, { person: ["name"] }),
      await checkerAt(now),
    );
    expect(verdict.disclosed?.shown.person?.name).toBe("王小明");
  });

  test.each([
    ["SUSPENDED", "2027-06-01"],
    ["CANCELLED", "2027-06-01"],
    // Nobody has written the lapse yet, but the due day has passed.
    ["IN_FORCE", "2026-06-01"],
  ])("is not signed for one that is %s and due on %s", async (state, dueOn) => {
    const holder = await world.person();
    const issuedOn = dueOn < "2027" ? "2025-06-01" : "2026-06-01";
    const { number } = await permitOf(world, holder, { state, dueOn, issuedOn });
    expect(await refusalOf(askFor(holder, number, await aPhone()))).toBe("WRONG_STATE");
    expect(await world.rows("SELECT 1 FROM credential WHERE resident_id = $1", [holder.id])).toEqual([]);
  });

  test("issued again to the same key replaces the old one, to another phone it does not", async () => {
    const { holder, permitId, number } = await aHolder();
    const [phone, second] = [await aPhone(), await aPhone()];
    const first = await askFor(holder, number, phone);
    await askFor(holder, number, second);
    await askFor(holder, number, phone, { now: later(1) });
    const rows = await withActor(holder, (tx) => listCredentials(tx, { residentId: holder.id, permitId }));
    expect(rows.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(2);
    expect(rows.find(({ id }) => id === first.credentialId)?.revokedFor).toBe("RENEWED");
    const checker = await checkerAt(later(4));
    const shown = await shownBy(first.token, phone, {}, later(4));
    expect((await verifyPresentation(shown, checker)).answer).toBe("REVOKED");
  });

  test("that is removed is revoked within minutes, for good and by its holder alone", async () => {
    const { holder, number } = await aHolder();
    const phone = await aPhone();
    const { token, credentialId } = await askFor(holder, number, phone);
    const remove = (who: typeof holder) =>
      refusalOf(
        withActor(who, (tx) => removeCredential(tx, who, { permitNumber: number, credentialId }, later(5))),
      );
    await checkerAt(later(5));
    expect(await remove(await world.person())).toBe("NOT_FOUND");
    expect(await remove(holder)).toBeNull();
    expect(await remove(holder)).toBe("STALE");
    const when = later(7);
    const verdict = await verifyPresentation(await shownBy(token, phone, {}, when), await checkerAt(when));
    expect(verdict).toMatchObject({ answer: "REVOKED", reason: "PERMIT_REVOKED" });
    await world
      .rows("SELECT 1 FROM audit_event WHERE subject_id = $1 AND action = 'CREDENTIAL_REVOKED'", [
        credentialId,
      ])
      .then((rows) => expect(rows).toHaveLength(1));
  });

  test("is on five phones at most, so that nobody takes places without end", async () => {
    const { holder, number } = await aHolder();
    for (let count = 0; count < MOST_PHONES; count++) await askFor(holder, number, await aPhone());
    expect(await refusalOf(askFor(holder, number, await aPhone()))).toBe("TOO_MANY_ATTEMPTS");
  });
});

describe("places in a status list", () => {
  test("are drawn anew where somebody has them, and in the next list where one is full", async () => {
    const clerk = await world.clerk(SUZHOU);
    const take = (drawn: () => number[]) => withActor(clerk, (tx) => takePlace(tx, SUZHOU, drawn));
    expect(await take(() => [7, 8])).toEqual({ listNo: 1, listIndex: 7 });
    expect(await take(() => [7, 8])).toEqual({ listNo: 1, listIndex: 8 });
    expect(await take(() => [7, 8])).toEqual({ listNo: 2, listIndex: 7 });
    const drawn = await withActor(clerk, (tx) => takePlace(tx, SUZHOU));
    expect(drawn.listIndex).toBeLessThan(STATUS_LIST_SIZE);
  });

  test("tell nobody but the issuer what stands in them", async () => {
    const clerk = await world.clerk(SUZHOU);
    expect(await withActor(clerk, (tx) => tx.statusEntry.findMany())).toEqual([]);
    const rows = await withActor(systemActor("SYSTEM_ISSUER"), (tx) =>
      tx.statusEntry.findMany({ where: { cityCode: SUZHOU } }),
    );
    expect(rows.length).toBeGreaterThan(2);
  });
});

describe("a permit on paper", () => {
  test("printed twice has one place, and a lost card ends it for the next print to begin anew", async () => {
    const { holder, permitId, number } = await aHolder();
    const key = { residentId: holder.id, permitId };
    const first = await paperFor(holder, number, { now, today });
    const second = await paperFor(holder, number, { now: later(9), today });
    expect(first.qrText).not.toBe(second.qrText);
    const [card, ...more] = await withActor(holder, (tx) => listCredentials(tx, key));
    expect(more).toEqual([]);
    expect((await verifyPresentation(first.qrText, await checkerAt(later(10)))).answer).toBe("VALID");
    const ref = { permitNumber: number, credentialId: card?.id ?? "" };
    await withActor(holder, (tx) => removeCredential(tx, holder, ref, later(10)));
    const third = await paperFor(holder, number, { now: later(11), today });
    const checker = await checkerAt(later(13));
    const answers = await Promise.all(
      [first, second, third].map(async ({ qrText }) => (await verifyPresentation(qrText, checker)).answer),
    );
    expect(answers).toEqual(["REVOKED", "REVOKED", "VALID"]);
  });

  test("printed with a key that was stolen since is printed anew under another place", async () => {
    const { holder, permitId, number } = await aHolder();
    const first = await paperFor(holder, number, { now: later(20), today });
    const admin = await world.cityAdmin(NANJING);
    const [{ kid = "" } = {}] = await withActor(admin, (tx) => listKeys(tx, NANJING));
    await withActor(admin, (tx) => revokeKey(tx, admin, { kid, because: "COMPROMISE" }, later(21)));
    const checker = await checkerAt(later(22));
    const second = await paperFor(holder, number, { now: later(22), today });
    expect((await verifyPresentation(first.qrText, checker)).reason).toBe("ISSUER_KEY_COMPROMISED");
    expect((await verifyPresentation(second.qrText, checker)).answer).toBe("VALID");
    const rows = await withActor(holder, (tx) => listCredentials(tx, { residentId: holder.id, permitId }));
    expect(rows.map(({ revokedFor }) => revokedFor)).toEqual([null, "RENEWED"]);
  });

  test("is printed at a desk of the city that issued it, which is written down, and at no other", async () => {
    const { holder, number } = await aHolder();
    const clerk = await world.clerk(NANJING);
    const { person, qrText } = await paperFor(clerk, number, { now, today });
    expect(person).toMatchObject({ name: "王小明", registeredAddress: "中山路1号" });
    expect((await verifyPresentation(qrText, await checkerAt(later(1)))).disclosed?.shown).toEqual({
      permitNumber: number,
      name: "王小明",
    });
    const actions = await world.rows<{ action: string }>(
      "SELECT DISTINCT action FROM audit_event WHERE resident_id = $1 ORDER BY action",
      [holder.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(["CREDENTIAL_ISSUED", "PERMIT_OPENED"]);
    const elsewhere = await world.clerk(SUZHOU);
    expect(await refusalOf(paperFor(elsewhere, number, { now, today }))).toBe("NOT_FOUND");
  });
});

import { describe, expect, test } from "vitest";
import { signJws } from "@/lib/permits/credential/jws";
import { listedKey, nextTrustList, revoked, rotated, withIssuer } from "@/lib/permits/credential/key-history";
import { generateKey } from "@/lib/permits/credential/keys";
import { readTrustList, signTrustList, type TrustList } from "@/lib/permits/credential/trust-list";
import { verifyPresentation } from "@/lib/permits/credential/verify-presentation";
import {
  city,
  DAY,
  ISS,
  later,
  listOf,
  NOW,
  nanjing,
  operator,
  permitOf,
  shownAt,
  signing,
  statusesOf,
  trustOf,
} from "./credential-world";

const next = await generateKey();
const WEEK = 7 * 86_400;

/** What a permit that was issued then is answered today, under this list; the status list is signed by `signer`. */
async function answer(list: TrustList, issue: Parameters<typeof permitOf>[0], signer = city) {
  const { list: trustList } = await trustOf(list.issuers);
  const statusLists = [await listOf(await statusesOf([], { key: signer }), trustList)];
  const shown = await shownAt(await permitOf(issue));
  const { answer, reason } = await verifyPresentation(shown, { trustList, statusLists, now: NOW });
  return reason === null ? answer : `${answer} ${reason}`;
}

describe("the operator's trust list", () => {
  const operatorKeys = [operator.publicJwk];

  test("is read with the operator's key, and with no other", async () => {
    const stranger = await generateKey();
    const { text } = await trustOf();
    expect(await readTrustList(text, operatorKeys)).toHaveProperty("list.version", 1);
    expect(await readTrustList(text, [stranger.publicJwk, operator.publicJwk])).toHaveProperty("list");
    expect(await readTrustList(text, [stranger.publicJwk])).toEqual({ fault: "NOT_SIGNED_BY_OPERATOR" });
    expect(await readTrustList(text, [])).toEqual({ fault: "NOT_SIGNED_BY_OPERATOR" });
    expect(await readTrustList(`${text.slice(0, -4)}AAAA`, operatorKeys)).toEqual({
      fault: "NOT_SIGNED_BY_OPERATOR",
    });
    expect(await readTrustList("{}", operatorKeys)).toEqual({ fault: "NOT_A_TRUST_LIST" });
  });

  test("never goes back to an earlier version", async () => {
    const second = nextTrustList((await trustOf()).list, [nanjing()], NOW, WEEK);
    const text = await signTrustList(second, signing(operator));
    expect(await readTrustList(text, operatorKeys, 2)).toHaveProperty("list.version", 2);
    expect(await readTrustList(text, operatorKeys, 3)).toEqual({ fault: "OLDER_THAN_KNOWN" });
  });

  test("is not a trust list because the operator signed something else", async () => {
    const status = await signJws("statuslist+jwt", { version: 9 }, signing(operator));
    expect(await readTrustList(status, operatorKeys)).toEqual({ fault: "NOT_A_TRUST_LIST" });
    const empty = await signJws("hutong-trust-list+jwt", { version: 9 }, signing(operator));
    expect(await readTrustList(empty, operatorKeys)).toEqual({ fault: "NOT_A_TRUST_LIST" });
  });

  test("is not signed with a private key or a key of another curve in it", async () => {
    const { text } = await trustOf([nanjing([{ ...listedKey(city, NOW), ...city.privateJwk }])]);
    expect(Buffer.from(text.split(".")[1] ?? "", "base64url").toString()).not.toContain('"d"');
    const other = { ...listedKey(city, NOW), crv: "P-384" as "P-256" };
    await expect(
      signTrustList(nextTrustList(null, [nanjing([other])], NOW, WEEK), signing(operator)),
    ).rejects.toThrow();
  });
});

describe("rotation of a city's key, rehearsed", () => {
  const before = nextTrustList(null, [nanjing()], later(-30 * DAY), WEEK);
  const after = nextTrustList(
    before,
    withIssuer(before, ISS, rotated(next, later(-10 * DAY))),
    later(-20 * DAY),
    WEEK,
  );

  test("keeps the old key, ended, beside the new one", () => {
    expect(after.version).toBe(2);
    expect(after.issuers[0]?.keys.map(({ kid, validUntil }) => [kid, validUntil])).toEqual([
      [city.kid, later(-10 * DAY).toISOString()],
      [next.kid, undefined],
    ]);
  });

  test("leaves a permit of the old key valid, and one of the new key too", async () => {
    expect(await answer(after, { issuedAt: later(-15 * DAY) }, next)).toBe("VALID");
    expect(await answer(after, { issuedAt: later(-5 * DAY), key: signing(next) }, next)).toBe("VALID");
  });

  test("refuses what the old key signs afterwards, and what the new one signed before", async () => {
    expect(await answer(after, { issuedAt: later(-5 * DAY) }, next)).toBe("FORGED KEY_NOT_IN_USE");
    expect(await answer(after, { issuedAt: later(-15 * DAY), key: signing(next) }, next)).toBe(
      "FORGED KEY_NOT_IN_USE",
    );
  });

  test("a checker that has not heard of the new key calls its permits unknown, not forged", async () => {
    expect(await answer(before, { key: signing(next) })).toBe("UNKNOWN_ISSUER KEY_NOT_LISTED");
  });
});

describe("revocation of a city's key, rehearsed", () => {
  const rotatedList = nextTrustList(
    null,
    [rotated(next, later(-10 * DAY))(nanjing())],
    later(-10 * DAY),
    WEEK,
  );
  const revokedFor = (reason: "COMPROMISE" | "RETIRED") =>
    nextTrustList(
      rotatedList,
      withIssuer(rotatedList, ISS, revoked(city.kid, later(-DAY), reason)),
      later(-DAY),
      WEEK,
    );

  test("for compromise refuses everything it signed, with whatever date", async () => {
    const list = revokedFor("COMPROMISE");
    expect(await answer(list, { issuedAt: later(-15 * DAY) }, next)).toBe("REVOKED ISSUER_KEY_COMPROMISED");
    expect(await answer(list, { issuedAt: later(-300 * DAY) }, next)).toBe("REVOKED ISSUER_KEY_COMPROMISED");
    expect(await answer(list, { key: signing(next) }, next)).toBe("VALID");
  });

  test("for retirement leaves what it signed before", async () => {
    expect(await answer(revokedFor("RETIRED"), { issuedAt: later(-15 * DAY) }, next)).toBe("VALID");
    const unrotated = nextTrustList(
      null,
      [revoked(city.kid, later(-2 * DAY), "RETIRED")(nanjing())],
      NOW,
      WEEK,
    );
    const lists = withIssuer(unrotated, ISS, (issuer) => ({
      ...issuer,
      keys: [...issuer.keys, listedKey(next, later(-3 * DAY))],
    }));
    expect(await answer({ ...unrotated, issuers: lists }, { issuedAt: later(-DAY) }, next)).toBe(
      "FORGED KEY_NOT_IN_USE",
    );
  });

  test("for compromise also silences the status lists that the key signed", async () => {
    const { list: honest } = await trustOf();
    const kept = [await listOf(await statusesOf(), honest)];
    const { list: trustList } = await trustOf(revokedFor("COMPROMISE").issuers);
    const shown = await shownAt(await permitOf({ key: signing(next) }));
    const verdict = await verifyPresentation(shown, { trustList, statusLists: kept, now: NOW });
    expect(verdict).toMatchObject({ answer: "CANNOT_TELL", reason: "STATUS_LIST_MISSING" });
  });

  test("a compromise is not taken back by a later retirement", () => {
    const list = revokedFor("COMPROMISE");
    const again = withIssuer(list, ISS, revoked(city.kid, NOW, "RETIRED"));
    expect(again[0]?.keys[0]).toMatchObject({
      revokedFor: "COMPROMISE",
      revokedAt: later(-DAY).toISOString(),
    });
  });
});

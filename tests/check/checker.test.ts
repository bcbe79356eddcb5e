import { afterEach, beforeEach, expect, test } from "vitest";
import { openChecker } from "@/lib/check/checker";
import { listedKey, nextTrustList, revoked, withIssuer } from "@/lib/permits/credential/key-history";
import { generateKey } from "@/lib/permits/credential/keys";
import { presentPermit } from "@/lib/permits/credential/present-permit";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import { signTrustList } from "@/lib/permits/credential/trust-list";
import {
  CHOICE,
  cardOf,
  city,
  DAY,
  holder,
  INDEX,
  ISS,
  LIST_URI,
  later,
  nanjing,
  operator,
  permitOf,
  shownAt,
  signing,
  statusesOf,
} from "../permits/credential-world";
import { aDevice, anOperator, INDEX_PATH, indexOf, publishToday, STATUS_PATH, TRUST_PATH } from "./operator";

let office: Awaited<ReturnType<typeof anOperator>>;
beforeEach(async () => {
  office = await anOperator();
  await publishToday(office.published);
});
afterEach(() => office.close());

const permit = await permitOf();
const told = async (
  checker: ReturnType<typeof openChecker>,
  text: string,
  challenge: string | null = null,
) => {
  const { checked } = await checker.check(text, challenge);
  return checked.reason === null ? checked.answer : `${checked.answer} ${checked.reason}`;
};
const version = async (number: number, issuers = [nanjing()], key = operator) =>
  signTrustList({ ...nextTrustList(null, issuers, later(-1000), 7 * 86_400), version: number }, signing(key));

test("lists are fetched whole, without cookies, from the server the page came from", async () => {
  const { knowledge, problems, clockAheadMs } = await openChecker(aDevice(office.fetch)).refresh();
  expect(problems).toEqual([]);
  expect(clockAheadMs).toBe(0);
  expect(knowledge.trust?.list.issuers.map(({ iss }) => iss)).toEqual([ISS]);
  expect(knowledge.statuses.map(({ list }) => list.uri)).toEqual([LIST_URI]);
  expect(office.asked.map(({ path }) => path)).toEqual([TRUST_PATH, INDEX_PATH, STATUS_PATH]);
  expect(office.asked.every(({ cookie }) => cookie === undefined)).toBe(true);
});

test("a device that was once there checks without a network, until its lists run out", async () => {
  const device = aDevice(office.fetch);
  await openChecker(device).refresh();
  office.published.clear();
  const offline = openChecker({ ...device, isOnline: () => false });
  await offline.load();
  expect(await told(offline, await shownAt(permit))).toBe("VALID");
  const tomorrow = openChecker({ ...device, now: () => later(DAY), isOnline: () => false });
  await tomorrow.load();
  expect(await told(tomorrow, await shownAt(permit, later(DAY)))).toBe("CANNOT_TELL STATUS_LIST_TOO_OLD");
  const nextWeek = openChecker({ ...device, now: () => later(8 * DAY), isOnline: () => false });
  await nextWeek.load();
  expect(await told(nextWeek, await shownAt(permit, later(8 * DAY)))).toBe("CANNOT_TELL TRUST_LIST_TOO_OLD");
});

test("a device without lists fetches them before it says that it has none", async () => {
  const checker = openChecker(aDevice(office.fetch));
  await checker.load();
  const { checked, renewed } = await checker.check(await shownAt(permit), null);
  expect(checked.answer).toBe("VALID");
  expect(renewed?.problems).toEqual([]);
});

test("a trust list that cannot be reached is told, and the old one stays", async () => {
  const checker = openChecker(aDevice(office.fetch));
  await checker.refresh();
  office.published.delete(TRUST_PATH);
  const { knowledge, problems } = await checker.refresh();
  expect(problems).toEqual(["TRUST_LIST_UNREACHABLE"]);
  expect(knowledge.trust?.list.version).toBe(1);
  expect(await told(checker, await shownAt(permit))).toBe("VALID");
});

test("an older trust list than the highest seen is refused, also after a visit", async () => {
  const device = aDevice(office.fetch);
  office.published.set(TRUST_PATH, await version(7));
  await openChecker(device).refresh();
  office.published.set(TRUST_PATH, await version(6));
  const checker = openChecker(device);
  await checker.load();
  const { knowledge, problems } = await checker.refresh();
  expect(problems).toEqual(["TRUST_LIST_OLDER_THAN_KNOWN"]);
  expect(knowledge.trust?.list.version).toBe(7);
});

test("a trust list that somebody else signed is refused, and so is what is no trust list", async () => {
  const checker = openChecker(aDevice(office.fetch));
  const stranger = await generateKey();
  for (const text of [await version(1, [nanjing()], stranger), "<html></html>"]) {
    office.published.set(TRUST_PATH, text);
    expect((await checker.refresh()).problems).toEqual(["TRUST_LIST_REFUSED"]);
    expect(await told(checker, await shownAt(permit))).toBe("CANNOT_TELL TRUST_LIST_MISSING");
  }
});

test("what is kept is verified again: a changed memory brings nothing in", async () => {
  const device = aDevice(office.fetch);
  const stranger = await generateKey();
  const checker = openChecker(device);
  await checker.refresh();
  const other = openChecker({ ...device, operatorKeys: [stranger.publicJwk] });
  expect((await other.load()).trust).toBeNull();
  await device.lists.change(() => ({ after: { trust: "x" }, result: null }));
  expect((await checker.load()).trust).toBeNull();
});

test("a status list of another city, of another address or by another key is refused", async () => {
  const stranger = await generateKey();
  const wrong = [
    await statusesOf([], { key: stranger }),
    await statusesOf([], { uri: `${ISS}/status/2` }),
    await statusesOf([], { iss: "https://elsewhere.example/issuers/320100" }),
    "no list",
  ];
  for (const text of wrong) {
    office.published.set(STATUS_PATH, text);
    const checker = openChecker(aDevice(office.fetch));
    expect((await checker.refresh()).problems).toEqual(["SOME_STATUS_LISTS_REFUSED"]);
    expect(await told(checker, await shownAt(permit))).toBe("CANNOT_TELL STATUS_LIST_MISSING");
  }
});

test("an older status list does not take back a revocation", async () => {
  const checker = openChecker(aDevice(office.fetch));
  office.published.set(STATUS_PATH, await statusesOf([[INDEX, "REVOKED"]]));
  await checker.refresh();
  office.published.set(STATUS_PATH, await statusesOf([], { at: later(-2 * 3_600_000) }));
  await checker.refresh();
  expect(await told(checker, await shownAt(permit))).toBe("REVOKED PERMIT_REVOKED");
});

test("a list by a key that was found to be stolen does not keep the city's own away", async () => {
  const checker = openChecker(aDevice(office.fetch));
  const [thief, next] = [city, await generateKey()];
  office.published.set(STATUS_PATH, await statusesOf([], { at: later(-1), key: thief, lastsMs: 90 * DAY }));
  await checker.refresh();
  const issuers = withIssuer(
    nextTrustList(
      null,
      [nanjing([listedKey(thief, later(-9 * DAY)), listedKey(next, later(-9 * DAY))])],
      later(-1),
      1,
    ),
    ISS,
    revoked(thief.kid, later(-1), "COMPROMISE"),
  );
  office.published.set(TRUST_PATH, await version(2, issuers));
  office.published.set(STATUS_PATH, await statusesOf([[INDEX, "SUSPENDED"]], { key: next }));
  expect((await checker.refresh()).problems).toEqual([]);
  expect(await told(checker, await shownAt(permit))).toBe("REVOKED ISSUER_KEY_COMPROMISED");
  const anew = await permitOf({ key: signing(next) });
  expect(await told(checker, await shownAt(anew))).toBe("SUSPENDED");
});

test("no other host and no other path is asked, whatever the addresses of the lists say", async () => {
  office.published.set(
    INDEX_PATH,
    indexOf(
      "https://elsewhere.example/issuers/320100/status/1",
      "https://x.example/home",
      "https://x.example/issuers/1/status/1",
    ),
  );
  await openChecker(aDevice(office.fetch)).refresh();
  expect(office.asked.map(({ path }) => path)).toEqual([TRUST_PATH, INDEX_PATH, STATUS_PATH]);
});

test("a proof is taken once on a device, as code and as text alike; a card as often as it is shown", async () => {
  const device = aDevice(office.fetch);
  const checker = openChecker(device);
  const shown = await shownAt(permit);
  expect(await told(checker, qrTextOf(shown))).toBe("VALID");
  expect(await told(checker, shown)).toBe("CANNOT_TELL PROOF_SEEN_BEFORE");
  const again = openChecker(device);
  await again.load();
  expect(await told(again, shown)).toBe("CANNOT_TELL PROOF_SEEN_BEFORE");
  expect(await told(again, await shownAt(permit))).toBe("VALID");
  const card = await cardOf();
  expect([await told(again, card), await told(again, card)]).toEqual(["VALID", "VALID"]);
});

test("while a challenge waits, only its own answer is taken", async () => {
  const checker = openChecker(aDevice(office.fetch));
  const answering = (nonce: string, audience = "urn:hutong:permit-check") =>
    presentPermit(permit, CHOICE, holder.privateJwk, { audience, nonce, at: later(0) });
  expect(await told(checker, await shownAt(permit), "ABCDEFGHIJKLMNOP")).toBe("FORGED PROOF_FOR_ANOTHER");
  expect(await told(checker, await answering("ABCDEFGHIJKLMNOP", "a bank"), "ABCDEFGHIJKLMNOP")).toBe(
    "FORGED PROOF_FOR_ANOTHER",
  );
  expect(await told(checker, await cardOf(), "ABCDEFGHIJKLMNOP")).toBe("CANNOT_TELL CARD_CANNOT_ANSWER");
  expect(await told(checker, await answering("ABCDEFGHIJKLMNOP"), "ABCDEFGHIJKLMNOP")).toBe("VALID");
});

test("a clock that is off is told, and by which way", async () => {
  const fast = openChecker(aDevice(office.fetch, { machineNow: () => later(DAY) }));
  expect((await fast.refresh()).clockAheadMs).toBe(DAY);
  const slow = openChecker(aDevice(office.fetch, { machineNow: () => later(-DAY) }));
  expect((await slow.refresh()).clockAheadMs).toBe(-DAY);
});

import { describe, expect, test } from "vitest";
import { listedKey } from "@/lib/permits/credential/key-history";
import { generateKey } from "@/lib/permits/credential/keys";
import { issuerName } from "@/lib/permits/credential/trust-list";
import { type Checker, verifyPresentation } from "@/lib/permits/credential/verify-presentation";
import {
  checkerOf,
  DAY,
  INDEX,
  ISS,
  later,
  listOf,
  nanjing,
  permitOf,
  shownAt,
  statusesOf,
  trustOf,
} from "./credential-world";

const checker = await checkerOf();
const shown = await shownAt(await permitOf());
const told = async (text: string, how: Checker = checker) => {
  const { answer, reason } = await verifyPresentation(text, how);
  return reason === null ? answer : `${answer} ${reason}`;
};

describe("nothing is valid for want of knowledge", () => {
  test("without a trust list, or with one past its next update or from the future", async () => {
    expect(await told(shown, { ...checker, trustList: null })).toBe("CANNOT_TELL TRUST_LIST_MISSING");
    const old = (await trustOf([nanjing()], later(-7 * DAY))).list;
    expect(await told(shown, { ...checker, trustList: old })).toBe("CANNOT_TELL TRUST_LIST_TOO_OLD");
    const early = (await trustOf([nanjing()], later(120_000))).list;
    expect(await told(shown, { ...checker, trustList: early })).toBe(
      "CANNOT_TELL TRUST_LIST_FROM_THE_FUTURE",
    );
  });

  test("an old trust list calls no city and no key unknown", async () => {
    const old = (await trustOf([], later(-8 * DAY))).list;
    expect(await told(shown, { ...checker, trustList: old })).toBe("CANNOT_TELL TRUST_LIST_TOO_OLD");
    const withoutKey = (await trustOf([nanjing([])], later(-8 * DAY))).list;
    expect(await told(shown, { ...checker, trustList: withoutKey })).toBe("CANNOT_TELL TRUST_LIST_TOO_OLD");
  });

  test("without the status list, or with another, or one that is too old or from the future", async () => {
    expect(await told(shown, { ...checker, statusLists: [] })).toBe("CANNOT_TELL STATUS_LIST_MISSING");
    const lists = async (...options: Parameters<typeof statusesOf>) => ({
      ...checker,
      statusLists: [await listOf(await statusesOf(...options), checker.trustList)],
    });
    expect(await told(shown, await lists([], { uri: `${ISS}/status/2` }))).toBe(
      "CANNOT_TELL STATUS_LIST_MISSING",
    );
    expect(await told(shown, await lists([], { at: later(-DAY) }))).toBe("CANNOT_TELL STATUS_LIST_TOO_OLD");
    expect(await told(shown, await lists([], { at: later(61_000) }))).toBe(
      "CANNOT_TELL STATUS_LIST_FROM_THE_FUTURE",
    );
    expect(await told(shown, await lists([], { size: 1024 }))).toBe("CANNOT_TELL STATUS_NOT_UNDERSTOOD");
  });

  test("an old list's suspension may be over, its revocation is not", async () => {
    const old = async (status: "SUSPENDED" | "REVOKED") => ({
      ...checker,
      statusLists: [
        await listOf(await statusesOf([[INDEX, status]], { at: later(-2 * DAY) }), checker.trustList),
      ],
    });
    expect(await told(shown, await old("SUSPENDED"))).toBe("CANNOT_TELL STATUS_LIST_TOO_OLD");
    expect(await told(shown, await old("REVOKED"))).toBe("REVOKED PERMIT_REVOKED");
  });

  test("the newest of several lists is asked", async () => {
    const older = await listOf(await statusesOf([], { at: later(-7_200_000) }), checker.trustList);
    const newer = await listOf(await statusesOf([[INDEX, "SUSPENDED"]]), checker.trustList);
    expect(await told(shown, { ...checker, statusLists: [newer, older] })).toBe("SUSPENDED");
    expect(await told(shown, { ...checker, statusLists: [older, newer] })).toBe("SUSPENDED");
  });

  test("another city's list does not speak for this one's permits", async () => {
    const suzhou = await generateKey();
    const other = {
      iss: issuerName("https://hutong.example", "320500"),
      cityCode: "320500",
      keys: [listedKey(suzhou, later(-DAY))],
    };
    const { list: trustList } = await trustOf([nanjing(), other]);
    const foreign = await listOf(await statusesOf([], { key: suzhou, iss: other.iss }), trustList);
    expect(await told(shown, { ...checker, trustList, statusLists: [foreign] })).toBe(
      "CANNOT_TELL STATUS_LIST_MISSING",
    );
  });
});

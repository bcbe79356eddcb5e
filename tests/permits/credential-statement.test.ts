import { describe, expect, test } from "vitest";
import { comparedRecords, type KnownRecord } from "@/lib/permits/credential/compare-records";
import { signJws } from "@/lib/permits/credential/jws";
import { revoked } from "@/lib/permits/credential/key-history";
import { generateKey } from "@/lib/permits/credential/keys";
import {
  issueStatement,
  readStatement,
  type StatedRecord,
} from "@/lib/permits/credential/statement-of-years";
import { city, DAY, ISS, later, NOW, nanjing, permitOf, signing, trustOf } from "./credential-world";

const RECORD: StatedRecord = {
  id: "0193-a",
  kind: "socialInsurance",
  place: "320100",
  startOn: "2019-01-01",
  endOn: "2023-12-31",
  tags: ["NORMAL"],
  source: "social insurance office",
  verifiedOn: "2024-02-01",
};
const FACTS = {
  person: { name: "王小明", idNumber: "11010519491231002X" },
  asOf: "2026-11-23",
  records: [RECORD, { ...RECORD, id: "0193-b", kind: "residence", startOn: "2024-01-01", endOn: null }],
};
const issued = (changes: object = {}, facts = FACTS) =>
  issueStatement(facts, {
    iss: ISS,
    key: signing(city),
    issuedAt: NOW,
    expiresAt: later(180 * DAY),
    ...changes,
  });
const { list: trustList } = await trustOf();
const read = (text: string, changes: object = {}) =>
  readStatement(text, { trustList, now: NOW, maxAgeDays: 90, ...changes });
const told = async (text: string, changes: object = {}) => {
  const { answer, reason } = await read(text, changes);
  return reason === null ? answer : `${answer} ${reason}`;
};

describe("a statement of years", () => {
  test("brings the facts to another city as they were signed", async () => {
    const { statement } = await read(await issued());
    expect(statement).toMatchObject({ iss: ISS, cityCode: "320100", issuedAt: NOW, ...FACTS });
    expect(statement?.jti).toHaveLength(22);
  });

  test("is good until its end and as long as the reading city takes it", async () => {
    const text = await issued();
    const at = (ms: number) => ({ now: later(ms), trustList: null as typeof trustList | null });
    const fresh = async (ms: number) => ({
      ...at(ms),
      trustList: (await trustOf([nanjing()], later(ms))).list,
    });
    expect(await told(text, await fresh(89 * DAY))).toBe("VALID");
    expect(await told(text, await fresh(91 * DAY))).toBe("EXPIRED");
    expect(await told(text, { ...(await fresh(179 * DAY)), maxAgeDays: 365 })).toBe("VALID");
    expect(await told(text, { ...(await fresh(181 * DAY)), maxAgeDays: 365 })).toBe("EXPIRED");
    expect(await told(text, await fresh(-DAY))).toBe("NOT_YET_VALID");
    expect(await told(text, at(0))).toBe("CANNOT_TELL TRUST_LIST_MISSING");
    expect(await told(text, { now: later(8 * DAY) })).toBe("CANNOT_TELL TRUST_LIST_TOO_OLD");
  });

  test("is not believed from others, changed, cut off, or of another kind", async () => {
    const text = await issued();
    const stranger = await generateKey();
    expect(await told(await issued({ key: signing({ ...stranger, kid: city.kid }) }))).toBe(
      "FORGED SIGNATURE",
    );
    expect(await told(await issued({ key: signing(stranger) }))).toBe("UNKNOWN_ISSUER KEY_NOT_LISTED");
    expect(await told(await issued({ iss: "https://elsewhere.example/1" }))).toBe(
      "UNKNOWN_ISSUER ISSUER_NOT_LISTED",
    );
    expect(await told(text.slice(0, -10))).toBe("FORGED ENCODING");
    expect(await told(text.slice(0, 100))).toBe("CANNOT_TELL UNREADABLE");
    expect(await told((await permitOf()).split("~")[0] ?? "")).toBe("FORGED TYPE");
    expect(await told("x".repeat(2_000_001))).toBe("CANNOT_TELL TOO_LARGE");
    const content = { iss: ISS, iat: NOW.getTime() / 1000, verdict: "eligible" };
    expect(await told(await signJws("hutong-years+jwt", content, signing(city)))).toBe("FORGED CONTENT");
  });

  test("falls with a compromised key", async () => {
    const { list } = await trustOf([revoked(city.kid, NOW, "COMPROMISE")(nanjing())]);
    expect(await told(await issued(), { trustList: list })).toBe("REVOKED ISSUER_KEY_COMPROMISED");
  });

  test("is not issued with a record that ends before it begins", async () => {
    const records = [{ ...RECORD, endOn: "2018-12-31" }];
    await expect(issued({}, { ...FACTS, records })).rejects.toThrow();
  });
});

describe("a stated record beside what is on record", () => {
  const known: KnownRecord = { ...RECORD, id: "ours", cityCode: "320100", statedId: null };
  const cases = [
    {
      with: { startOn: "2010-01-01", endOn: "2018-12-31" },
      outcome: "NEW",
      because: "it ends the day before ours begins",
    },
    { with: {}, outcome: "KNOWN", because: "kind, days and tags are the same" },
    { with: { endOn: "2024-01-31" }, outcome: "CONFLICT", because: "its days are others" },
    { with: { startOn: "2023-12-31", endOn: null }, outcome: "CONFLICT", because: "a single day is in both" },
    { with: { tags: ["BACKPAID"] }, outcome: "CONFLICT", because: "it says otherwise of the same days" },
    { with: { kind: "residence" }, outcome: "NEW", because: "it is another kind of fact" },
  ] as const;
  test.each(cases)("is $outcome: $because", ({ with: changes, outcome }) => {
    const [compared] = comparedRecords(
      [{ ...RECORD, ...changes, tags: [...(("tags" in changes && changes.tags) || RECORD.tags)] }],
      "320100",
      [known],
    );
    expect(compared?.outcome).toBe(outcome);
  });

  test("is of its own city only: the same days elsewhere are another fact", () => {
    expect(comparedRecords([RECORD], "320500", [known])[0]?.outcome).toBe("NEW");
  });

  test("that was imported before is known again, and a change at its source is a conflict", () => {
    const imported = { ...known, id: "imported", statedId: RECORD.id };
    expect(comparedRecords([RECORD], "320100", [imported])[0]).toMatchObject({
      outcome: "KNOWN",
      known: "imported",
    });
    const changed = { ...RECORD, startOn: "2019-02-01" };
    expect(comparedRecords([changed], "320100", [imported])[0]).toMatchObject({
      outcome: "CONFLICT",
      because: "CHANGED_SINCE",
    });
  });
});

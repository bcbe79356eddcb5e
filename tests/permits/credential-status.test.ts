import { existsSync, readdirSync, readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signJws } from "@/lib/permits/credential/jws";
import { generateKey } from "@/lib/permits/credential/keys";
import {
  type Bits,
  decodedStatuses,
  drawnIndices,
  encodedStatuses,
  packedStatuses,
  STATUS,
  STATUS_LIST_SIZE,
  statusAt,
} from "@/lib/permits/credential/status-list";
import { readStatusList } from "@/lib/permits/credential/status-token";
import { city, ISS, LIST_URI, later, NOW, signing, statusesOf, trustOf } from "./credential-world";

const FOLDER = "../shared/external/status-list";
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`SKIPPED: ${FOLDER} is absent, the status list draft's vectors were not run`);

/** The draft's appendix of test vectors: what stands at the indices that it names; nought everywhere else. */
const LONG: Record<string, Record<number, number>> = {
  status_list_encoding1_long_json: {
    0: 1,
    1993: 1,
    25460: 1,
    159495: 1,
    495669: 1,
    554353: 1,
    645645: 1,
    723232: 1,
    854545: 1,
    934534: 1,
    1000345: 1,
  },
  status_list_encoding2_long_json: {
    0: 1,
    1993: 2,
    25460: 1,
    159495: 3,
    495669: 1,
    554353: 1,
    645645: 2,
    723232: 1,
    854545: 1,
    934534: 2,
    1000345: 3,
  },
  status_list_encoding4_json: {
    0: 1,
    1993: 2,
    35460: 3,
    459495: 4,
    595669: 5,
    754353: 6,
    845645: 7,
    923232: 8,
    924445: 9,
    934534: 10,
    1004534: 11,
    1000345: 12,
    1030203: 13,
    1030204: 14,
    1030205: 15,
  },
};

describe.skipIf(!isThere)("the draft's own examples", () => {
  const texts = isThere ? readdirSync(FOLDER).filter((name) => name.endsWith("_json.md")) : [];
  const read = (name: string) => {
    const text = readFileSync(`${FOLDER}/${name}`, "utf8");
    const json = JSON.parse(text.slice(text.indexOf("{")).replace(/\n\s+(?=[A-Za-z0-9_-]+["\n])/g, ""));
    const bytes = text
      .match(/byte_array = \[(.*)\]/)?.[1]
      ?.split(",")
      .map(Number);
    return { bits: json.bits as Bits, lst: json.lst as string, bytes };
  };

  test.each(texts)("%s unpacks, and packs again to the same list", (name) => {
    const { lst, bits, bytes } = read(name);
    const list = decodedStatuses(lst);
    expect(list).not.toBeNull();
    if (bytes) expect([...(list ?? [])]).toEqual(bytes);
    if (list === null) return;
    const size = (list.length * 8) / bits;
    const set = Array.from({ length: size }, (_, at) => [at, statusAt(list, bits, at) ?? -1] as const);
    // Compared as buffers: the longest has a megabyte.
    expect(Buffer.compare(packedStatuses(size, set, bits), list)).toBe(0);
    expect(Buffer.compare(decodedStatuses(encodedStatuses(list)) ?? Buffer.alloc(0), list)).toBe(0);
  });

  test.each(Object.entries(LONG))("%s says what the draft says, and nothing more", (name, expected) => {
    const { lst, bits } = read(`${name}.md`);
    const list = decodedStatuses(lst) ?? new Uint8Array();
    const found = Array.from({ length: (list.length * 8) / bits }, (_, at) => [at, statusAt(list, bits, at)]);
    expect(Object.fromEntries(found.filter(([, status]) => status !== 0))).toEqual(expected);
  });
});

describe("a status list", () => {
  test("gives back what was put at each index, and VALID everywhere else", () => {
    const entry = fc.tuple(fc.nat(4095), fc.constantFrom(...Object.values(STATUS)));
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const list = decodedStatuses(encodedStatuses(packedStatuses(4096, entries))) ?? new Uint8Array();
        const last = new Map(entries);
        return Array.from({ length: 4096 }, (_, at) => at).every(
          (at) => statusAt(list, 2, at) === (last.get(at) ?? 0),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("refuses an index or a status outside it", () => {
    expect(() => packedStatuses(8, [[8, 0]])).toThrow(RangeError);
    expect(() => packedStatuses(8, [[-1, 0]])).toThrow(RangeError);
    expect(() => packedStatuses(8, [[0, 4]])).toThrow(RangeError);
    expect(statusAt(packedStatuses(8, []), 2, 8)).toBeNull();
  });

  test("that would unpack to more than any real list is not unpacked", () => {
    const bomb = deflateSync(Buffer.alloc(64 * 2 ** 20)).toString("base64url");
    expect(decodedStatuses(bomb)).toBeNull();
    const trailing = Buffer.concat([deflateSync(Buffer.alloc(8)), Buffer.from([0])]).toString("base64url");
    expect(decodedStatuses(trailing)).toBeNull();
  });

  test("of a million permits with one in twenty suspended is carried in a few hundred kilobytes", () => {
    const every20th = Array.from(
      { length: STATUS_LIST_SIZE / 20 },
      (_, at) => [at * 20 + (at % 17), STATUS.SUSPENDED] as const,
    );
    expect(encodedStatuses(packedStatuses(STATUS_LIST_SIZE, every20th)).length).toBeLessThan(200_000);
  });

  test("has its indices drawn from the whole of it, in no order", () => {
    const drawn = drawnIndices(STATUS_LIST_SIZE, 2000);
    const ups = drawn.filter((index, at) => index > (drawn[at - 1] ?? Number.POSITIVE_INFINITY)).length;
    expect(ups).toBeGreaterThan(850);
    expect(ups).toBeLessThan(1150);
    expect(Math.min(...drawn)).toBeLessThan(STATUS_LIST_SIZE * 0.02);
    expect(Math.max(...drawn)).toBeGreaterThan(STATUS_LIST_SIZE * 0.98);
    expect(() => drawnIndices(1000, 1)).toThrow(RangeError);
  });
});

describe("a signed status list", () => {
  const faultOf = async (text: string) => {
    const read = await readStatusList(text, (await trustOf()).list);
    return "fault" in read ? read.fault : "READ";
  };

  test("is believed from a listed key of its own city, and from nobody else", async () => {
    const stranger = await generateKey();
    expect(await faultOf(await statusesOf())).toBe("READ");
    expect(await faultOf(await statusesOf([], { key: stranger }))).toBe("ISSUER_NOT_LISTED");
    expect(await faultOf(await statusesOf([], { key: { ...stranger, kid: city.kid } }))).toBe(
      "NOT_SIGNED_BY_ISSUER",
    );
    expect(await faultOf(await statusesOf([], { iss: "https://elsewhere.example/issuers/1" }))).toBe(
      "ISSUER_NOT_LISTED",
    );
  });

  test("that is no status list is refused, whoever signed it", async () => {
    const content = { iss: ISS, sub: LIST_URI, iat: 1, exp: 2, status_list: { bits: 2, lst: "AAAA" } };
    expect(await faultOf(await signJws("JWT", content, signing(city)))).toBe("NOT_A_STATUS_LIST");
    const iat = Math.floor(NOW.getTime() / 1000);
    expect(await faultOf(await signJws("statuslist+jwt", { ...content, iat }, signing(city)))).toBe(
      "NOT_A_STATUS_LIST",
    );
    expect(await faultOf("no list")).toBe("NOT_A_STATUS_LIST");
    expect(await faultOf(await statusesOf([], { at: later(-500 * 86_400_000) }))).toBe(
      "NOT_SIGNED_BY_ISSUER",
    );
  });
});

import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashIdNumber, idNumberHashes } from "@/lib/residents/id-number-hash";
import { sealIdNumber, unsealIdNumber } from "@/lib/residents/id-number-seal";
import { parseKeyring } from "@/lib/residents/keyring";

const FIRST = Buffer.alloc(32, 1).toString("base64");
const SECOND = Buffer.alloc(32, 2).toString("base64");
const NUMBER = "320102198812310012";
const ANNA = "0192f000-0000-7000-8000-000000000001";
const BO = "0192f000-0000-7000-8000-000000000002";

describe("a keyring", () => {
  test("makes new values under its highest version", () => {
    expect(parseKeyring(`2:${SECOND}, 1:${FIRST}`).active).toBe(2);
  });

  for (const text of [
    "",
    "1",
    "1:",
    "0:AAAA",
    `1:${FIRST.slice(4)}`,
    `1:${FIRST},1:${SECOND}`,
    `70000:${FIRST}`,
    `1:${FIRST},`,
  ]) {
    test(`is refused as "${text.slice(0, 24)}", without repeating a key`, () => {
      expect(() => parseKeyring(text)).toThrow(/expected keys|given twice/);
    });
  }
});

describe("the hash of an ID number", () => {
  const ring = parseKeyring(`1:${FIRST}`);

  test("is the same however the number was typed", () => {
    const typed = hashIdNumber("11010519491231002x", ring);
    expect(
      Buffer.from(typed.hash).equals(
        Buffer.from(hashIdNumber("１１０１０５１９４９１２３１００２Ｘ", ring).hash),
      ),
    ).toBe(true);
    expect(typed.hash).toHaveLength(32);
  });

  test("differs under another key", () => {
    expect(hashIdNumber(NUMBER, ring).hash).not.toEqual(
      hashIdNumber(NUMBER, parseKeyring(`1:${SECOND}`)).hash,
    );
  });

  test("is found under every version while a key is being replaced, the newest first", () => {
    const both = parseKeyring(`1:${FIRST},2:${SECOND}`);
    expect(idNumberHashes(NUMBER, both).map((found) => found.keyVersion)).toEqual([2, 1]);
    expect(idNumberHashes(NUMBER, both)[1]).toEqual(hashIdNumber(NUMBER, ring));
  });
});

describe("a sealed ID number", () => {
  const ring = parseKeyring(`1:${randomBytes(32).toString("base64")}`);

  test("opens for the person it was sealed for", () => {
    expect(unsealIdNumber(sealIdNumber(NUMBER, ANNA, ring), ANNA, ring)).toBe(NUMBER);
  });

  test("never looks the same twice", () => {
    expect(sealIdNumber(NUMBER, ANNA, ring)).not.toEqual(sealIdNumber(NUMBER, ANNA, ring));
  });

  test("does not open in another person's row", () => {
    expect(() => unsealIdNumber(sealIdNumber(NUMBER, ANNA, ring), BO, ring)).toThrow();
  });

  test("does not open when any byte was changed", () => {
    const sealed = sealIdNumber(NUMBER, ANNA, ring);
    for (const at of sealed.keys()) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unsealIdNumber(changed, ANNA, ring)).toThrow();
    }
  });

  test("opens after the key was replaced, as long as the old one is kept", () => {
    const old = parseKeyring(`1:${FIRST}`);
    const sealed = sealIdNumber(NUMBER, ANNA, old);
    expect(unsealIdNumber(sealed, ANNA, parseKeyring(`1:${FIRST},2:${SECOND}`))).toBe(NUMBER);
    expect(() => unsealIdNumber(sealed, ANNA, parseKeyring(`2:${SECOND}`))).toThrow("no key of version 1");
  });
});

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOfBase64url, digestOf } from "@/lib/permits/credential/encoding";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Node decodes leniently; what it would write differently is another spelling. */
const strictly = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, "base64url");
  return text !== "" && bytes.toString("base64url") === text ? bytes : null;
};
const same = (text: string) => {
  const bytes = bytesOfBase64url(text);
  expect(bytes && Buffer.from(bytes)).toEqual(strictly(text));
};

describe("base64url", () => {
  test("has one spelling for each ending of one, two and three characters", () => {
    for (const one of ALPHABET) {
      same(one);
      same(`QUJD${one}`);
      for (const two of ALPHABET) {
        same(one + two);
        same(`QUJD${one}${two}`);
        same(`QUJDQ${one}${two}`);
      }
    }
  });

  test("is refused in every other spelling, and read to the byte in this one", () => {
    const character = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...ALPHABET) },
      fc.string({ maxLength: 1 }),
    );
    fc.assert(fc.property(fc.array(character, { maxLength: 40 }), (text) => same(text.join(""))));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => same(Buffer.from(bytes).toString("base64url"))));
  });
});

test("a digest is the SHA-256 of the text's UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(digestOf(text)).toBe(createHash("sha256").update(text, "utf8").digest("base64url"));
    }),
  );
});

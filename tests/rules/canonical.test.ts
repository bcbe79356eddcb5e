import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canonicalJson, compile, evaluate, parseBundle, sha256Hex } from "@/lib/rules";
import { bundle, credited, kase, ruleSet } from "./support/documents";

/** cyberphone/json-canonicalization's own test data, kept beside the checkout where there is any. */
const VECTORS = "../shared/external/json-canonicalization";

const present = existsSync(VECTORS);
if (!present) console.warn(`SKIPPED: the RFC 8785 test vectors are not at ${VECTORS}`);

describe.skipIf(!present)(
  present ? "the RFC 8785 test vectors" : "SKIPPED, absent: the RFC 8785 test vectors",
  () => {
    it.each(present ? readdirSync(`${VECTORS}/input`) : [])(
      "%s becomes exactly the bytes expected",
      (file) => {
        const value: unknown = JSON.parse(readFileSync(`${VECTORS}/input/${file}`, "utf8"));
        expect(canonicalJson(value)).toBe(readFileSync(`${VECTORS}/output/${file}`, "utf8"));
      },
    );
  },
);

describe("canonical JSON", () => {
  it("sorts keys by UTF-16 code units and writes numbers as ECMAScript does", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, ö: 1e21 };
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":1e+21,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it("is hashed as UTF-8 with SHA-256", () => {
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Hex("户通")).toBe("4398638cf7d1ad26a58de636e628ac245bd043d1e9bcf358e75543d6137505e6");
  });
});

describe("hashes", () => {
  const rules = [ruleSet([credited()]), ruleSet([], { version: 2, effectiveFrom: "2025-01-01" })];
  const document = bundle(rules);

  it("are of the element of ruleSets and of the whole bundle", () => {
    const answer = evaluate(compile(document), kase([]));
    expect(answer.ruleSet?.sha256).toBe(sha256Hex(canonicalJson(rules[0])));
    expect(answer.bundle.sha256).toBe(sha256Hex(canonicalJson(document)));
  });

  it("do not depend on the order or spacing in which the document was written", () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .map(([key, item]) => [key, reversed(item)])
                .reverse(),
            )
          : value;
    const other = parseBundle(JSON.stringify(reversed(document), null, 3));
    expect(compile(other).sha256).toBe(compile(document).sha256);
  });

  it("change with anything that decides: a later version, a tier, a member", () => {
    const before = compile(document).sha256;
    expect(compile(bundle(rules.slice(0, 1))).sha256).not.toBe(before);
    expect(compile(bundle(rules, { cities: document.cities.slice(1) })).sha256).not.toBe(before);
    const zone = { ...document.zone, members: document.zone.members.slice(1) };
    expect(compile(bundle(rules, { zone })).sha256).not.toBe(before);
  });
});

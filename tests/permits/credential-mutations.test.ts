import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWERS } from "@/lib/permits/credential/answers";
import { qrTextOf, tokenOfQrText } from "@/lib/permits/credential/qr-text";
import { verifyPresentation } from "@/lib/permits/credential/verify-presentation";
import { CORPUS, card, packed, proven, remade, shown } from "./credential-corpus";
import { INDEX, listOf, NOW, operator, statusesOf, trustOf } from "./credential-world";
import { answerByHand } from "./independent/verifier";

/** What must never be believed, asked of the product and of a second, independent verifier: they have to agree. */

const trust = await trustOf();
const statuses = [
  await statusesOf([
    [INDEX + 1, "SUSPENDED"],
    [INDEX + 2, "REVOKED"],
  ]),
];
const statusLists = await Promise.all(statuses.map((text) => listOf(text, trust.list)));
const byHand = { trust: trust.text, operator: operator.publicJwk, statuses, now: NOW };

async function answers(text: string): Promise<[string, string]> {
  const verdict = await verifyPresentation(text, { trustList: trust.list, statusLists, now: NOW });
  return [verdict.answer, answerByHand(text, byHand)];
}

describe("both verifiers refuse, and answer alike,", () => {
  test.each(Object.keys(CORPUS))("%s", async (name) => {
    const texts = await Promise.all(CORPUS[name] ?? []);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      const [answer, second] = await answers(text);
      expect([text.slice(0, 80), answer]).toEqual([text.slice(0, 80), second]);
      expect(answer).not.toBe("VALID");
      expect(ANSWERS).toContain(answer);
    }
  });
});

describe("both verifiers accept", () => {
  test("what the product signs", async () => {
    for (const text of [shown, card, qrTextOf(shown), qrTextOf(card), `${shown}\n`]) {
      expect(await answers(text)).toEqual(["VALID", "VALID"]);
    }
  });
});

/** A presentation with some of its characters, or stretches of them, replaced, left out, doubled or moved. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(6),
  by: fc.string({ maxLength: 6 }),
});
const bits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), bit: fc.nat(7) }), {
  minLength: 1,
  maxLength: 3,
});

describe("no random change leaves a permit valid", () => {
  const originals = [shown, card, qrTextOf(shown), qrTextOf(card)];

  test("in the text", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        async (text, edits) => {
          const changed = edits.reduce((one, { at, length, by }) => {
            const start = Math.floor(at * one.length);
            return one.slice(0, start) + by + one.slice(start + length);
          }, text);
          // White space around it is let go; so is a change that DEFLATE undoes, for the token is the same.
          const token = (one: string) => (one.startsWith("HT1:") ? tokenOfQrText(one) : one);
          fc.pre(token(changed.trim()) !== token(text));
          const [answer, second] = await answers(changed);
          return answer !== "VALID" && answer === second;
        },
      ),
      { numRuns: 400 },
    );
  });

  test("in the bits of its parts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(shown, card), bits, async (text, flips) => {
        const parts = text.split(/([.~])/);
        for (const { at, bit } of flips) {
          const places = parts.flatMap((part, place) => (part.length > 1 ? [place] : []));
          const place = places[Math.floor(at * places.length)] ?? 0;
          const bytes = Buffer.from(parts[place] ?? "", "base64url");
          const where = Math.min(bytes.length - 1, Math.floor(((at * places.length) % 1) * bytes.length));
          bytes[where] = (bytes[where] ?? 0) ^ (1 << bit);
          parts[place] = bytes.toString("base64url");
        }
        fc.pre(parts.join("") !== text);
        const [answer, second] = await answers(parts.join(""));
        return answer !== "VALID" && answer === second;
      }),
      { numRuns: 400 },
    );
  });

  test("whatever the text is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `HT1:${text}`),
          fc.uint8Array({ maxLength: 200 }).map(packed),
        ),
        async (text) => {
          const [answer, second] = await answers(text);
          return answer !== "VALID" && answer === second;
        },
      ),
      { numRuns: 300 },
    );
  });

  test("and both answer alike whatever a city signed and a holder proved", async () => {
    const member = fc.constantFrom(
      "iss",
      "iat",
      "nbf",
      "exp",
      "vct",
      "cnf",
      "status",
      "_sd",
      "_sd_alg",
      "zones",
      "x",
    );
    const value = fc.oneof(fc.jsonValue(), fc.integer(), fc.nat(2_000_000_000), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(member, value, async (name, content) => {
        const [answer, second] = await answers(await proven(await remade({ payload: { [name]: content } })));
        return answer === second;
      }),
      { numRuns: 300 },
    );
  });
});

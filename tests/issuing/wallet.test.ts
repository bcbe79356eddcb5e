import { describe, expect, test } from "vitest";
import { verifyPresentation } from "@/lib/permits/credential";
import { codeOf, partsTooMuch } from "@/lib/wallet/code";
import { leastOf, partsOf, type Selection, selectableOf, without } from "@/lib/wallet/selection";
import { checkerOf, FACTS, holder, NOW, permitOf } from "../permits/credential-world";

/** What a phone shows, without a browser around it. */

const EVERYTHING: Selection = {
  number: true,
  person: [...selectableOf(FACTS).person],
  zones: ["yangtze-river-delta"],
  years: 5,
  rights: "320100",
};

const phone = async (facts = FACTS) => ({
  token: await permitOf({}, facts),
  key: holder.privateJwk as never,
});

describe("a code on a phone", () => {
  test("shows what was ticked and nothing else", async () => {
    const selection = { ...leastOf(selectableOf(FACTS)), person: ["name" as const], years: 3 };
    const { text, fits } = await codeOf(await phone(), selection, null, NOW);
    expect(fits).toBe(true);
    const { answer, disclosed } = await verifyPresentation(text, await checkerOf());
    expect(answer).toBe("VALID");
    expect(disclosed?.shown).toEqual({
      person: { name: "王小明" },
      zones: { "yangtze-river-delta": "2026-11-23" },
      years: { "3": "2026-11-23" },
    });
  });

  test("answers the challenge of one checker and no other's", async () => {
    const { text } = await codeOf(await phone(), leastOf(selectableOf(FACTS)), "ABCDEFGH", NOW);
    const checker = await checkerOf();
    const answerTo = async (nonce: string) =>
      (await verifyPresentation(text, { ...checker, policy: { nonce } })).answer;
    expect(await answerTo("ABCDEFGH")).toBe("VALID");
    expect(await answerTo("HGFEDCBA")).toBe("FORGED");
  });

  test("that would not fit a screen names what to leave out", async () => {
    // Of characters that do not repeat, within one or between both: neither is packed by the other.
    const rare = (length: number, from: number) =>
      Array.from({ length }, (_, index) => String.fromCharCode(from + ((index * 7919) % 10_000))).join("");
    const holding = async (length: number) => {
      const addresses = { registeredAddress: rare(length, 0x4e00), residenceAddress: rare(length, 0x7510) };
      return phone({ ...FACTS, person: { ...FACTS.person, ...addresses } });
    };
    // The first length at which everything together is too much.
    let length = 1;
    while ((await codeOf(await holding(length), EVERYTHING, null, NOW)).fits) length++;
    // Salts are random and so is a code's exact length: far enough beyond, and an address is far more than enough.
    const held = await holding(length + 6);
    expect((await codeOf(held, EVERYTHING, null, NOW)).fits).toBe(false);
    const parts = await partsTooMuch(held, EVERYTHING, null, NOW);
    expect(parts).toEqual(expect.arrayContaining(["registeredAddress", "residenceAddress"]));
    const lighter = without(EVERYTHING, "registeredAddress");
    expect((await codeOf(held, lighter, null, NOW)).fits).toBe(true);
  });

  test("has each part that can be left out once", () => {
    const parts = partsOf(EVERYTHING);
    expect(new Set(parts).size).toBe(parts.length);
    for (const part of parts)
      expect(partsOf(without(EVERYTHING, part))).toEqual(parts.filter((one) => one !== part));
  });
});

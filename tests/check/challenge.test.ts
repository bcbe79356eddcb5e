import { expect, test } from "vitest";
import { challengeText, newChallengeNonce, nonceOfChallenge } from "@/lib/check/challenge";

test("a challenge brings its nonce to the holder, also as a person types it", () => {
  const nonce = newChallengeNonce();
  expect(nonce).toMatch(/^[A-Z2-7]{16}$/);
  expect(nonceOfChallenge(challengeText(nonce))).toBe(nonce);
  expect(nonceOfChallenge(` HC1:${nonce.slice(0, 8)} ${nonce.slice(8)}\n`)).toBe(nonce);
});

test("no challenge is made twice", () => {
  expect(new Set(Array.from({ length: 1000 }, newChallengeNonce)).size).toBe(1000);
});

const others = [
  "",
  "HC1:",
  "HC1:short",
  "HT1:ABCDEFGH",
  "hc1:ABCDEFGH",
  "ABCDEFGHIJ",
  `HC1:${"A".repeat(65)}`,
  "HC1:ABCDEFG;",
];
for (const text of others) {
  test(`${JSON.stringify(text.slice(0, 20))} is no challenge`, () => {
    expect(nonceOfChallenge(text)).toBeNull();
  });
}

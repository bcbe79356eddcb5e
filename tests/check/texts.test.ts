import { describe, expect, test } from "vitest";
import { lengthOf } from "@/lib/check/length";
import { looksLikePermit } from "@/lib/check/permit-like";
import { REFRESH_PROBLEMS } from "@/lib/check/refresh";
import { ANSWERS, REASONS } from "@/lib/permits/credential";
import { flatMessages } from "../components/message-files";

describe("every answer and reason is said in both languages", () => {
  const reasons = [...Object.values(REASONS).flat(), "PROOF_SEEN_BEFORE", "CARD_CANNOT_ANSWER"];
  for (const locale of ["zh", "en"] as const) {
    const messages = flatMessages(locale);
    test(locale, () => {
      const wanted = [
        ...ANSWERS.flatMap((answer) =>
          ["word", "means", "do"].map((part) => `check.answer.${answer}.${part}`),
        ),
        ...reasons.map((reason) => `check.reason.${reason}.why`),
        ...REASONS.CANNOT_TELL.map((reason) => `check.reason.${reason}.do`),
        ...REFRESH_PROBLEMS.map((problem) => `check.lists.problem.${problem}`),
      ];
      expect(wanted.filter((key) => !messages.has(key))).toEqual([]);
    });
  }
});

const lengths = [
  { ms: 0, length: "0 minutes" },
  { ms: 59_999, length: "0 minutes" },
  { ms: 7_199_999, length: "119 minutes" },
  { ms: 7_200_000, length: "2 hours" },
  { ms: 47 * 3_600_000, length: "47 hours" },
  { ms: -48 * 3_600_000, length: "2 days" },
];
for (const { ms, length } of lengths) {
  test(`${ms} ms are ${length}`, () => {
    const { unit, count } = lengthOf(ms);
    expect(`${count} ${unit}`).toBe(length);
  });
}

test("of several codes in a picture a permit's is told from a menu's", () => {
  expect(looksLikePermit("HT1:6BF")).toBe(true);
  expect(looksLikePermit("eyJ.eyJ.c2ln~ZGlz~")).toBe(true);
  expect(looksLikePermit("eyJ.eyJ.")).toBe(true);
  for (const text of ["https://example.cn/a.b.c", "WIFI:S:x;;", "", "a.b"])
    expect(looksLikePermit(text)).toBe(false);
});

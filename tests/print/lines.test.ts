import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFace } from "@/lib/print/face";
import { breakLines } from "@/lib/print/lines";
import { codePointText, printable } from "@/lib/print/printable";

/** A Han character is two wide, a Latin one, so that widths can be counted by eye. */
const halfWidths = (text: string) =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 2 : 1), 0);
const broken = (text: string, width: number) => breakLines(text, width, halfWidths).map((line) => line.text);

describe("a line", () => {
  test("breaks between Han characters, and between Latin words", () => {
    expect(broken("居住证是持证人", 8)).toEqual(["居住证是", "持证人"]);
    expect(broken("may apply for registration", 10)).toEqual(["may apply ", "for regist", "ration"]);
  });

  test("never begins with a closing mark, nor ends with an opening one", () => {
    expect(broken("江苏省（原吴江）", 8)).toEqual(["江苏省", "（原吴", "江）"]);
    expect(broken("居住在《条例》里", 8)).toEqual(["居住在", "《条例》", "里"]);
  });

  test("lets the empty half of a closing mark stand outside", () => {
    expect(broken("居住证是。持证", 9)).toEqual(["居住证是。", "持证"]);
    expect(broken("居住证是。持证", 8)).toEqual(["居住证", "是。持证"]);
  });

  test("never begins with the interval mark of a name", () => {
    expect(broken("阿卜杜拉·买买提", 8)).toEqual(["阿卜杜", "拉·买买", "提"]);
  });

  test("cuts a word that no line holds, and no character of several code points", () => {
    expect(broken("https://hutong.example/check", 12)).toEqual(["https://huto", "ng.example/", "check"]);
    expect(broken("👩‍👩‍👧👩‍👩‍👧", 8)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
  });

  test("loses nothing and is never wider than it may be, but for half a mark", () => {
    const anyText = fc.string({ unit: fc.constantFrom(..."居住证（），。·《》“”ab [-U+20BB7]/、 　") });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = breakLines(text, width, halfWidths);
        expect(lines.map((line) => line.text).join("")).toBe(text);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 1);
      }),
    );
  });
});

describe("a text on paper", () => {
  const { has } = openFace("regular");
  const on = (text: string) => printable(text, has);

  test("has every character of the basic block and what GB 18030 names beyond", () => {
    expect(on("陈晓雯𬭊㙍龘")).toBe("陈晓雯𬭊㙍龘");
    const basic = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => index + 0x4e00);
    expect(basic.filter((codePoint) => !has(codePoint))).toEqual([]);
  });

  test("says what the font lacks by its code point, in its place", () => {
    expect(on("吉𠮷口")).toBe("吉[U+20BB7]口");
    expect(on("محمد")).toBe("[U+0645][U+062D][U+0645][U+062F]");
  });

  test("shows what cannot be seen: marks of direction, joiners, controls, half surrogates, selectors", () => {
    expect(on("张\u202e三\u200b\u0007\ud83d")).toBe("张[U+202E]三[U+200B][U+0007][U+D83D]");
    expect(on("葛\u{e0100}")).toBe("葛[U+E0100]");
    expect(on("\u2ea0族")).toBe("[U+2EA0]族");
  });

  test("takes line ends and tabs for blanks, and a letter with its accent for one character", () => {
    expect(on("  Rene\u0301e\r\n\tMüller ")).toBe("Renée Müller");
    expect(on("Z\u0351\u036b")).toBe("Z[U+0351][U+036B]");
  });

  test("is written in the common form of what looks the same and is the same", () => {
    expect(on("\uf98e・\u2011")).toBe("年·-");
  });

  test("leaves no code point out and adds none but those of the code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // What has a common form stands in that form.
        fc.pre(text === text.normalize("NFC") && !/[\u2011\u2012•‧・⋯‵∕〜]/u.test(text));
        const blanks = /[\s\u0085]/u;
        const rest = [...text].filter((one) => !blanks.test(one) || one === "\u3000");
        let printed = on(text);
        for (const one of rest) {
          const spelled = codePointText(one.codePointAt(0) ?? 0);
          const at = printed.trimStart();
          if (at.startsWith(spelled)) printed = at.slice(spelled.length);
          else if (at.startsWith(one)) printed = at.slice(one.length);
          else if (printed.startsWith(one)) printed = printed.slice(one.length);
          else expect.fail(`${spelled} is lost`);
        }
        expect(printed.trim()).toBe("");
      }),
    );
  });
});

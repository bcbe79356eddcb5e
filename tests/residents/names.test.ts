import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namePinyin } from "@/lib/residents/name-pinyin";
import { parseName } from "@/lib/residents/names";

const READ = [
  { text: "张伟", name: "张伟", because: "it is an ordinary name" },
  { text: " 张　伟 ", name: "张伟", because: "two characters are often padded to the width of three" },
  { text: "欧阳雪莹", name: "欧阳雪莹", because: "a surname may have two characters" },
  { text: "𬭎𫍯", name: "𬭎𫍯", because: "rare characters of Extension E and C are in the register" },
  { text: "李𰻝", name: "李𰻝", because: "so are those of Extension G" },
  { text: "王〇", name: "王〇", because: "〇 is a character of names" },
  {
    text: "努尔艾合麦提·麦麦提吐尔逊",
    name: "努尔艾合麦提·麦麦提吐尔逊",
    because: "long names of minorities have a dot",
  },
  {
    text: "阿依古丽•买买提",
    name: "阿依古丽·买买提",
    because: "keyboards give other dots for the register's",
  },
  { text: "次仁・卓玛・央金", name: "次仁·卓玛·央金", because: "there may be more than one dot" },
  {
    text: "神\u{FA19}子",
    name: "神神子",
    because: "a compatibility character is the character it stands for",
  },
  { text: "葛\u{E0100}明", name: "葛明", because: "a variation selector only picks a shape" },
] as const;

const REFUSED = [
  { text: "  ", reason: "EMPTY" },
  { text: "张", reason: "TOO_SHORT" },
  { text: "张".repeat(26), reason: "TOO_LONG" },
  { text: "张伟😀", reason: "EMOJI" },
  { text: "👨‍👩‍👧", reason: "EMOJI" },
  { text: "🇨🇳", reason: "EMOJI" },
  { text: "Zhang Wei", reason: "LATIN" },
  { text: "张Wei", reason: "LATIN" },
  { text: "张３", reason: "DIGIT" },
  { text: "张2", reason: "DIGIT" },
  { text: "张*", reason: "SYMBOL" },
  { text: "张(伟)", reason: "SYMBOL" },
  { text: "<b>张伟</b>", reason: "SYMBOL" },
  { text: "张\ue001", reason: "PRIVATE_CHARACTER" },
  { text: "·张伟", reason: "DOT_PLACE" },
  { text: "张··伟", reason: "DOT_PLACE" },
  { text: "张伟·", reason: "DOT_PLACE" },
  { text: "さくら", reason: "SYMBOL" },
] as const;

describe("a name", () => {
  for (const { text, name, because } of READ) {
    test(`"${text}" is read, because ${because}`, () => {
      expect(parseName(text)).toEqual({ ok: true, name });
    });
  }

  for (const { text, reason } of REFUSED) {
    test(`"${text}" is refused as ${reason}`, () => {
      expect(parseName(text)).toEqual({ ok: false, reason });
    });
  }

  test("in Latin letters is read from the permit of a Hong Kong, Macao or Taiwan resident", () => {
    for (const name of ["CHAN, Tai Man", "O'Brien", "Jean-Luc Müller", "J. Smith"]) {
      expect(parseName(name, "HONG_KONG")).toEqual({ ok: true, name });
    }
    expect(parseName("陳大文", "HONG_KONG")).toEqual({ ok: true, name: "陳大文" });
    expect(parseName("A".repeat(61), "MACAO")).toEqual({ ok: false, reason: "TOO_LONG" });
    expect(parseName("陳 David", "TAIWAN")).toEqual({ ok: false, reason: "SPACE" });
  });

  test("that was read once is read the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const first = parseName(text);
        return !first.ok || JSON.stringify(parseName(first.name)) === JSON.stringify(first);
      }),
    );
  });

  test("sounds as a surname does, spelt as input methods spell it", () => {
    expect(namePinyin("单雄信")).toBe("shan xiong xin");
    expect(namePinyin("阿依古丽·买买提")).toBe("a yi gu li mai mai ti");
    expect(namePinyin("吕绿")).toBe("lv lv");
  });
});

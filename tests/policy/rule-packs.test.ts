import { describe, expect, test } from "vitest";
import { issuedText } from "@/components/policy/issued-text";
import { findRulePack, listRulePacks } from "@/lib/policy/rule-packs";
import { canonicalJson, compile } from "@/lib/rules";

describe("the rule packs that come with the product", () => {
  test("are all found by their id, each with the hash of its bundle", () => {
    expect(listRulePacks().length).toBe(11);
    for (const entry of listRulePacks()) {
      const pack = findRulePack(entry.id);
      expect(pack?.entry).toBe(entry);
      expect(pack && compile(pack.document).sha256).toBe(pack?.sha256);
      expect(pack && canonicalJson(pack.document)).toContain(entry.title.zh);
    }
  });

  test.each(["", "index", "../../package", "beijing-2016.json", "beijing-2016/../index", "__proto__"])(
    "%j is none of them",
    (id) => {
      expect(findRulePack(id)).toBeNull();
    },
  );

  test.each([
    ["2014", "2014年", "2014"],
    ["2021-02", "2021年2月", "February 2021"],
    ["2016-08-11", "2016年8月11日", "11 August 2016"],
  ])("what was issued in %s says so in words, and nothing that is not known", (issued, zh, en) => {
    expect([issuedText("zh", issued), issuedText("en", issued)]).toEqual([zh, en]);
  });
});

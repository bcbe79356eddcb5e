import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bundle, lintBundle } from "@/lib/rules";
import { bundle, credited, label, ruleSet, SUZHOU } from "./support/documents";

const ODD = bundle([ruleSet([credited()], { conversion: { default: "1.2" } })]);
const WRONG: Bundle = {
  ...bundle([ruleSet([credited({ window: 6 })], { conversion: { default: "1.2" } })]),
  zone: { id: "z", name: label, members: [{ code: SUZHOU }, { code: "999999" }] },
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "check-cli-"));
  const documents = {
    "good.json": bundle([ruleSet([credited()])]),
    "odd.json": ODD,
    "wrong.json": WRONG,
    "soon.json": bundle([ruleSet([credited()], { effectiveFrom: "2026-12-01" })], {
      zone: { id: "z", name: label, noticeDays: 30, members: [{ code: SUZHOU }] },
    }),
    "broken.json": { ...ODD, zone: 1 },
  };
  for (const [name, value] of Object.entries(documents)) {
    writeFileSync(join(folder, name), JSON.stringify(value));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(name: string, ...options: string[]) {
  const args = ["lib/cli/rules.ts", "check", "--bundle", join(folder, name), ...options];
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("the check command", () => {
  it("says that nothing was found, and exits with 0", () => {
    expect(check("good.json", "--today", "2026-11-23")).toEqual({
      status: 0,
      stdout: "1 version checked, no example run: nothing was found.\n",
      stderr: "",
    });
  });

  it("exits with 0 where there are warnings alone", () => {
    const { status, stdout } = check("odd.json");
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        "Version 1, in force from 1 January 2014",
        "  Warning  $.ruleSets[0].conversion.default",
        "    The default coefficient is 1.2: more is credited than was lived.",
        "",
        "1 version checked, no example run: no error, 1 warning.",
        "",
      ].join("\n"),
    );
  });

  it("exits with 1 where there is an error, and says the places apart from the versions", () => {
    const { status, stdout, stderr } = check("wrong.json", "--lang", "zh");
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout.split("\n").filter((line) => !line.startsWith("    "))).toEqual([
      "区域与城市",
      "  错误  $.zone.members[1].code",
      "",
      "第1版，自2014年1月1日起施行",
      "  错误  $.ruleSets[0].pathways[0].requirements[0]",
      "  提醒  $.ruleSets[0].conversion.default",
      "",
      "已检查1个版本、0个验证案例：2个错误，1个提醒。",
      "",
    ]);
  });

  it("gives the findings themselves as JSON", () => {
    const { status, stdout } = check("wrong.json", "--json", "--today", "2026-11-23");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual(lintBundle(WRONG, { today: "2026-11-23" }));
  });

  it("counts the notice from the day it is told", () => {
    const codes = (today: string) =>
      JSON.parse(check("soon.json", "--json", "--today", today).stdout).map(
        ({ code }: { code: string }) => code,
      );
    expect([codes("2026-11-01"), codes("2026-11-02")]).toEqual([[], ["NOTICE_TOO_SHORT"]]);
  });

  it.each([
    [["broken.json"], "broken.json: $.zone: found 1, expected an object"],
    [["nowhere.json"], "no such file"],
    [
      ["good.json", "--today", "2026-02-29"],
      '--today: found "2026-02-29", expected a day written YYYY-MM-DD.',
    ],
    [["good.json", "--lang", "fr"], '--lang: found "fr", expected en or zh.'],
    [["good.json", "--case", "x"], "check takes no --case."],
  ])("with %j exits with 2 and one message", ([name = "", ...options], message) => {
    const { status, stdout, stderr } = check(name, ...options);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

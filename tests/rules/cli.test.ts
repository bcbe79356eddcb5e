import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, evaluate } from "@/lib/rules";
import { bundle, credited, kase, NANJING, records, ruleSet } from "./support/documents";

const BUNDLE = bundle([ruleSet([credited()])]);
const CASE = kase(records(`residence ${NANJING} 2023-01-01..2023-12-31`));
const ANSWER = `${JSON.stringify(evaluate(compile(BUNDLE), CASE))}\n`;

let folder = "";
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rules-cli-"));
  const texts: Record<string, string | Buffer> = {
    "bundle.json": JSON.stringify(BUNDLE),
    "case.json": JSON.stringify(CASE),
    "bad.json": JSON.stringify({ ...CASE, destination: "Nanjing" }),
    "twice.json": '{"destination":"320100","destination":"320100"}',
    "latin.json": Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]),
    "good.ndjson": `${JSON.stringify(CASE)}\n`.repeat(3),
    "mixed.ndjson": [
      JSON.stringify(CASE),
      "nonsense",
      JSON.stringify({ ...CASE, records: 1 }),
      "",
      JSON.stringify(CASE),
    ].join("\n"),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(file(name), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

function rules(...args: string[]) {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", ["lib/cli/rules.ts", ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const evaluating = (...args: string[]) => rules("evaluate", "--bundle", file("bundle.json"), ...args);

describe("the rules command", () => {
  it("answers a case as the engine does, and exits with 0", () => {
    expect(evaluating("--case", file("case.json"))).toEqual({ status: 0, stdout: ANSWER, stderr: "" });
  });

  it("answers one case a line, in order", () => {
    expect(evaluating("--cases", file("good.ndjson"))).toEqual({
      status: 0,
      stdout: ANSWER.repeat(3),
      stderr: "",
    });
  });

  it("answers a line that is not valid in its place, goes on, and exits with 1", () => {
    const { status, stdout, stderr } = evaluating("--cases", file("mixed.ndjson"));
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect([status, stderr, lines.length]).toEqual([1, "", 5]);
    expect(lines.map((line) => line.error?.path ?? "answered")).toEqual([
      "answered",
      "$",
      "$.records",
      "$",
      "answered",
    ]);
    expect(lines[2]).toEqual({ error: { path: "$.records", message: "found 1, expected a list" } });
  });

  it.each([
    [["--case", "bad.json"], '$.destination: found "Nanjing", expected a GB/T 2260 city code of six digits'],
    [
      ["--case", "twice.json"],
      '$.destination: found the key "destination" twice, expected it once in one object',
    ],
    [["--case", "latin.json"], "$: found bytes that are not UTF-8, expected UTF-8 text"],
    [["--case", "nowhere.json"], "no such file"],
    [["--cases", "nowhere.ndjson"], "no such file"],
    [[], "evaluate needs either --case or --cases"],
    [["--sometimes", "x"], "Unknown option '--sometimes'"],
  ])("with %j exits with 2 and one message", (args, message) => {
    const given = args.map((one) => (one.includes(".") ? file(one) : one));
    const { status, stdout, stderr } = evaluating(...given);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("evaluates with the options of evaluate alone", () => {
    const { status, stderr } = evaluating("--case", file("case.json"), "--today", "2026-11-23");
    expect([status, stderr.split("\n")[0]]).toEqual([2, "evaluate takes no --today."]);
  });
});

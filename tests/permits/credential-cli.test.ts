import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateKey } from "@/lib/permits/credential";

const AT = "2026-11-23T10:00:00+08:00";
let folder = "";
const file = (name: string) => join(folder, name);

function permits(args: string[], input = "") {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", ["lib/cli/permits.ts", ...args], {
    encoding: "utf8",
    input,
    env: { ...process.env, npm_lifecycle_event: undefined },
  });
  return { status, stderr, answer: stdout.startsWith("{") ? JSON.parse(stdout) : stdout };
}
const verify = (name: string, ...more: string[]) =>
  permits(
    ["verify", "--trust", file("trust.json"), "--status", file("list.jwt"), "--at", AT, ...more],
    readFileSync(file(name), "utf8"),
  );

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "permits-cli-"));
  expect(permits(["demo", "--out", folder, "--at", AT]).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("permits verify", () => {
  test.each(["shown.txt", "shown-qr.txt", "card-qr.txt"])(
    "answers that %s is valid, with status 0",
    (name) => {
      const { status, answer } = verify(name);
      expect([status, answer.answer, answer.reason]).toEqual([0, "VALID", null]);
    },
  );

  test("prints what was disclosed and how old the lists are", () => {
    const { answer } = verify("shown.txt");
    expect(answer.disclosed.shown).toEqual({
      zones: { "yangtze-river-delta": "2026-11-23" },
      years: { "5": "2026-11-23" },
    });
    expect([answer.trustListAge.ageSeconds, answer.statusListAge.ageSeconds]).toEqual([0, 0]);
  });

  test("any other answer has status 1", () => {
    const late = verify("shown.txt", "--at", "2026-11-23T10:04:00+08:00");
    expect([late.status, late.answer.reason]).toEqual([1, "PROOF_TOO_OLD"]);
    const unbound = verify("permit.txt");
    expect([unbound.status, unbound.answer.reason]).toEqual([1, "PROOF_MISSING"]);
    const unlisted = permits(
      ["verify", "--trust", file("trust.json"), "--at", AT],
      readFileSync(file("shown.txt"), "utf8"),
    );
    expect([unlisted.status, unlisted.answer.reason]).toEqual([1, "STATUS_LIST_MISSING"]);
    const nonsense = permits(["verify", "--trust", file("trust.json"), "--at", AT], "hello");
    expect([nonsense.status, nonsense.answer.reason]).toEqual([1, "UNREADABLE"]);
    const asked = verify("shown.txt", "--nonce", "n-17");
    expect([asked.status, asked.answer.reason]).toEqual([1, "PROOF_FOR_ANOTHER"]);
  });

  test("takes the operator's key from the caller, and then no other", async () => {
    expect(verify("shown.txt", "--operator", file("operator.jwk.json")).status).toBe(0);
    writeFileSync(file("other.jwk.json"), JSON.stringify((await generateKey()).publicJwk));
    const { status, stderr } = verify("shown.txt", "--operator", file("other.jwk.json"));
    expect(status).toBe(2);
    expect(stderr).toContain("is not signed with the operator's key");
  });

  test("what cannot be used has status 2 and one message", () => {
    writeFileSync(file("no.json"), "{}");
    const trust = ["verify", "--trust", file("trust.json")];
    for (const [args, input, message] of [
      [[], "x", "Usage:"],
      [["check"], "x", 'There is no command "check"'],
      [["verify"], "x", "verify needs --trust"],
      [["verify", "--trust", file("absent.json")], "x", "absent.json"],
      [["verify", "--trust", file("no.json")], "x", "operatorKeys"],
      [["verify", "--trust", file("list.jwt")], "x", "JSON"],
      [[...trust, "--status", file("permit.txt")], "x", "is not a status list"],
      [[...trust, "--at", "yesterday"], "x", "--at"],
      [trust, " \n", "found nothing"],
    ] as const) {
      const { status, stderr } = permits([...args], input);
      expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});

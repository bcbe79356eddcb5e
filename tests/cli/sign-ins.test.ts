import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { signInTable } from "../../lib/cli/sign-ins.mjs";

const file = path.join(os.tmpdir(), `hutong-sign-ins-${process.pid}.json`);

test("columns stand under each other although Chinese characters are twice as wide", () => {
  const accounts = [
    { role: { en: "Resident", zh: "居民" }, name: "王秀英", signIn: "320502199001010023", password: "abc" },
    {
      role: { en: "Clerk", zh: "经办员" },
      name: "Li",
      signIn: "clerk@suzhou.example",
      password: "defghi",
      note: "苏州",
    },
  ];
  fs.writeFileSync(file, JSON.stringify(accounts));
  const lines = signInTable(file).split("\n");
  fs.rmSync(file);
  const columns = lines.map((line) => {
    const before = line.slice(0, line.search(/Sign-in|3205|clerk@/));
    return [...before].reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1), 0);
  });
  expect(new Set(columns).size).toBe(1);
});

test("before the seed has written them there is nothing to show", () => {
  expect(signInTable(file)).toBe("");
});

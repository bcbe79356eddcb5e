import { expect, test } from "vitest";
import { runProgram } from "../../lib/cli/run-program.mjs";

const run = (script: string, signal?: AbortSignal) =>
  runProgram([process.execPath, "-e", script], { what: "Trying", env: process.env, signal });

test("a program that ran out of disk is told as such, whichever program it was", async () => {
  await expect(run("console.error('npm error code ENOSPC'); process.exit(1)")).rejects.toThrow(
    /^The disk .* is full\./,
  );
});

test("any other failure shows the end of what the program said", async () => {
  await expect(run("for (let i = 1; i <= 100; i++) console.log('line', i); process.exit(3)")).rejects.toThrow(
    /^Trying failed \(3\)\. It said:\nline 61\n(line \d+\n)+line 100$/,
  );
});

test("a program is stopped when the person asks to stop", async () => {
  const controller = new AbortController();
  const running = run("setInterval(() => {}, 1000)", controller.signal);
  controller.abort();
  await expect(running).rejects.toThrow();
});

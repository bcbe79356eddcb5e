import { runTool } from "./tool.mjs";

/** @param {import("./run-tests.mjs").Context} context */
export async function runStaticChecks(context) {
  const tidy = await runTool("@biomejs/biome/bin/biome", ["ci", "."], context);
  // Without the types that Next writes, the compiler does not know the pages' own.
  const typed =
    (await runTool("next/dist/bin/next", ["typegen"], context)) &&
    (await runTool("typescript/bin/tsc", ["--noEmit"], context));
  const results = [tidy, typed];
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
}

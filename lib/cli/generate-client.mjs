import fs from "node:fs";
import { inCheckout } from "./checkout.mjs";
import { contentHash } from "./content-hash.mjs";
import { runProgram } from "./run-program.mjs";

const STAMP = inCheckout("lib", "generated", "prisma.sha256");

/**
 * Generates Prisma's client when the schema or Prisma itself changed.
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal, log: (line: string) => void }} options
 */
export async function generateClient({ env, signal, log }) {
  const wanted = contentHash(["prisma/schema.prisma", "node_modules/prisma/package.json"], []);
  const client = inCheckout("lib", "generated", "prisma", "client.ts");
  if (fs.existsSync(client) && fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === wanted) {
    return;
  }
  log("Generating the database client …");
  await runProgram(
    [process.execPath, inCheckout("node_modules", "prisma", "build", "index.js"), "generate"],
    {
      what: "Generating the database client",
      env,
      signal,
    },
  );
  fs.writeFileSync(STAMP, wanted);
}

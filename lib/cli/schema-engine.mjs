#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which its command line would download from a host of its own at
 * every command, even `generate`. It speaks the same JSON-RPC over its standard streams and lets the official
 * WebAssembly build of the engine do the work. prisma.config.ts names it.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { runEngineCommand } from "./schema-engine/commands.mjs";
import { logError } from "./schema-engine/log.mjs";

const args = process.argv.slice(2);
/** @param {string} name */
const option = (name) => args.flatMap((argument, i) => (argument === name ? [args[i + 1] ?? ""] : []));

const require = createRequire(import.meta.url);
const datasource = option("--datasource")[0];
const url = datasource ? String(JSON.parse(datasource).url ?? "") : "";

if (args.includes("--version")) {
  const versions = JSON.parse(
    fs.readFileSync(require.resolve("@prisma/engines-version/package.json"), "utf8"),
  );
  console.log(`schema-engine-cli ${versions.prisma?.enginesVersion ?? "wasm"}`);
} else if (args.includes("cli")) {
  process.exitCode = await runEngineCommand(args[args.indexOf("cli") + 1] ?? "", url);
} else {
  await serve();
}

async function serve() {
  const { openEngine } = await import("./schema-engine/engine.mjs");
  const datamodels = option("--datamodels").map((file) => [file, fs.readFileSync(file, "utf8")]);
  const engine = openEngine(url, datamodels);
  process.on("uncaughtException", async (error) => {
    logError(error.stack ?? String(error));
    await engine.close();
    process.exit(101);
  });
  process.on("SIGTERM", async () => {
    await engine.close();
    process.exit(0);
  });

  const pending = new Set();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = parseRequest(line);
    if (request) {
      const answered = answer(engine, request).finally(() => pending.delete(answered));
      pending.add(answered);
    }
  }
  await Promise.allSettled(pending);
  await engine.close();
  process.exit(0);
}

/** Null for what is no request, such as the command line's answer to our `print`. @param {string} line */
function parseRequest(line) {
  try {
    const message = JSON.parse(line);
    return typeof message.method === "string" ? message : null;
  } catch {
    return null;
  }
}

/**
 * @param {ReturnType<typeof import("./schema-engine/engine.mjs").openEngine>} engine
 * @param {{ id: unknown, method: string, params: unknown }} request
 */
async function answer(engine, { id, method, params }) {
  try {
    const result = await engine.call(method, params);
    if (method === "diff" && result?.stdout != null) {
      send({ id: Date.now(), method: "print", params: { content: result.stdout } });
    }
    send({ id, result: result ?? null });
  } catch (error) {
    const { message, code, error_code, meta } =
      /** @type {Error & { code?: string, error_code?: string, meta?: unknown }} */ (error);
    const data = { is_panic: false, message, meta: meta ?? null, error_code: code ?? error_code ?? null };
    send({ id, error: { code: 4466, message, data } }); // 4466: the native engine's code for any known error
  }
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { adapterFactory } from "./adapter.mjs";

/** Names that differ between the protocol and the WebAssembly build. @type {Record<string, string>} */
const METHODS = { getDatabaseVersion: "version" };
/** These read the history's schema from a cache that only `devDiagnostic` fills. */
const NEED_DIAGNOSIS = new Set(["evaluateDataLoss", "createMigration"]);

/**
 * @param {string} url
 * @param {string[][]} datamodels pairs of file name and content
 */
export function openEngine(url, datamodels) {
  const { factory, dropScratch } = adapterFactory(url);
  /** @type {Promise<any> | undefined} */
  let opened;
  const open = async () => {
    const { SchemaEngine } = await loadWasm();
    const models = datamodels.length > 0 ? datamodels : undefined;
    const bound = bindMigrationAwareSqlAdapterFactory(/** @type {any} */ (factory));
    return SchemaEngine.new({ datamodels: models }, () => {}, bound);
  };
  return {
    /**
     * @param {string} method
     * @param {any} params
     */
    async call(method, params) {
      opened ??= open();
      const engine = await opened;
      if (NEED_DIAGNOSIS.has(method)) {
        await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
      }
      return engine[METHODS[method] ?? method](params);
    },
    close: dropScratch,
  };
}

async function loadWasm() {
  // Without it a panic of the engine would end the command line silently with exit code 0.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (/** @type {string} */ message) => process.stderr.write(`PANIC ${message}\n`),
    },
  });
  // A name in a variable: the package declares no types for this file.
  const name = "@prisma/schema-engine-wasm/schema_engine_bg";
  const glue = await import(name);
  const file = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") {
    start();
  }
  return glue;
}

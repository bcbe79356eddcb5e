import { parseArgs } from "node:util";
import { checkDatabaseAddress } from "./database-address.mjs";
import { Failure } from "./failure.mjs";
import { stateFolder } from "./state-folder.mjs";

/**
 * @typedef {object} Settings
 * @property {boolean} demo generated secrets, demonstration data, one-click sign-in
 * @property {number} port
 * @property {string} host the address the application listens on
 * @property {string} stateFolder
 * @property {string} dist the folder that `next build` writes
 * @property {{ DATABASE_URL: string, DATABASE_OWNER_URL: string } | null} external null for the embedded server
 * @property {boolean} dev
 * @property {boolean} prepare stop before serving
 * @property {boolean} build
 * @property {boolean} seed
 * @property {string | null} serveWith a program to run instead of the build
 */

/**
 * What this start is asked to do, from the command line and the environment.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(args, env) {
  const options = parseOptions(args);
  return {
    demo: env.HUTONG_DEMO ? env.HUTONG_DEMO === "1" : env.NODE_ENV !== "production",
    port: readPort(options.port ?? (env.PORT || "3000")),
    host: env.HUTONG_HOST || "127.0.0.1",
    stateFolder: stateFolder(env),
    dist: env.HUTONG_DIST || ".next",
    external: readExternal(env),
    dev: options.dev ?? false,
    prepare: options.prepare ?? false,
    build: !options["no-build"],
    seed: !options["no-seed"],
    serveWith: options["serve-with"] ?? null,
  };
}

/** @param {string[]} args */
function parseOptions(args) {
  try {
    return parseArgs({
      args,
      options: {
        dev: { type: "boolean" },
        prepare: { type: "boolean" },
        port: { type: "string" },
        "no-build": { type: "boolean" },
        "no-seed": { type: "boolean" },
        "serve-with": { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new Failure(
      `${error instanceof Error ? error.message : error}.`,
      "The options are --dev, --prepare, --port, --no-build, --no-seed and --serve-with.",
    );
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Failure(`“${text}” is not a port.`, "Set PORT to a number from 1 to 65535.");
  }
  return port;
}

/** @param {NodeJS.ProcessEnv} env */
function readExternal({ DATABASE_URL, DATABASE_OWNER_URL }) {
  if (!DATABASE_URL && !DATABASE_OWNER_URL) {
    return null;
  }
  if (!DATABASE_URL || !DATABASE_OWNER_URL) {
    const missing = DATABASE_URL ? "DATABASE_OWNER_URL" : "DATABASE_URL";
    throw new Failure(
      `${missing} is missing: a server of your own needs both DATABASE_URL (the application's role) and DATABASE_OWNER_URL (the migrations' role).`,
      "Set both, or neither for the embedded server.",
    );
  }
  checkDatabaseAddress("DATABASE_URL", DATABASE_URL);
  checkDatabaseAddress("DATABASE_OWNER_URL", DATABASE_OWNER_URL);
  return { DATABASE_URL, DATABASE_OWNER_URL };
}

/**
 * The address under which this machine reaches the application: a wildcard is no address to go to.
 * @param {{ host: string, port: number }} settings
 */
export function localAddress({ host, port }) {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { processIdentity } from "./process-identity.mjs";

/**
 * What the server wrote about itself in its data folder, or null when no server of this folder is alive. A
 * recycled process id is told apart by the command line.
 * @param {string} dataFolder
 * @returns {{ pid: number, port: number, ready: boolean } | null}
 */
export function readPostmaster(dataFolder) {
  const file = path.join(dataFolder, "postmaster.pid");
  let lines;
  try {
    lines = fs.readFileSync(file, "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    return null;
  }
  const identity = processIdentity(pid);
  if (!identity || !/postgres/.test(identity.command) || !identity.command.includes(dataFolder)) {
    return null;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * PostgreSQL refuses to start while the id in its file is alive, even when that is now some other program.
 * @param {string} dataFolder
 */
export function removeStalePidFile(dataFolder) {
  if (!readPostmaster(dataFolder)) {
    fs.rmSync(path.join(dataFolder, "postmaster.pid"), { force: true });
  }
}

/**
 * Connects and asks the server which folder it serves: a port may have passed to somebody else's server.
 * @param {{ port: number, password: string, dataFolder: string }} server
 */
export async function answersAsOurs({ port, password, dataFolder }) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    return fs.realpathSync(rows[0].data_directory) === fs.realpathSync(dataFolder);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

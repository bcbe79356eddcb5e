import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { readJson, readOrMake } from "./private-file.mjs";
import { processIdentity } from "./process-identity.mjs";

/**
 * Keeps a second start from using the same state folder. A lock whose process is gone is taken over.
 * @param {string} stateFolder
 * @param {{ port: number }} settings
 * @returns {() => void} gives the lock back
 */
export function lockLauncher(stateFolder, { port }) {
  const file = path.join(stateFolder, "running.json");
  const mine = { pid: process.pid, startedAt: processIdentity(process.pid)?.startedAt ?? "", port };
  const before = readJson(file);
  if (before && !isHeld(before)) {
    fs.rmSync(file, { force: true });
  }
  const holder = readOrMake(file, () => mine);
  if (holder.pid !== mine.pid || holder.startedAt !== mine.startedAt) {
    throw new Failure(
      `Hutong is running already (process ${holder.pid}, port ${holder.port}).`,
      "Use that one, stop it with Ctrl-C, or set HUTONG_DATA and PORT for a second one.",
    );
  }
  return () => fs.rmSync(file, { force: true });
}

/** @param {{ pid: number, startedAt: string }} holder */
export const isHeld = (holder) => processIdentity(holder.pid)?.startedAt === holder.startedAt;

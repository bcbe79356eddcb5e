import fs from "node:fs";
import path from "node:path";
import { isDiskFull } from "./failure.mjs";

/** @param {string} stateFolder */
const logOf = (stateFolder) => path.join(stateFolder, "postgres", "log");

/**
 * Begins to watch the embedded server's log. A server that runs out of disk often just drops its connections, and
 * only its log says why.
 * @param {string} stateFolder
 * @returns {() => boolean} whether the disk has been full since
 */
export function watchForFullDisk(stateFolder) {
  const sizeOf = () => fs.statSync(logOf(stateFolder), { throwIfNoEntry: false })?.size ?? 0;
  const before = sizeOf();
  return () => {
    const size = sizeOf();
    if (size === 0) {
      return false;
    }
    const from = size < before ? 0 : before; // smaller: a fresh log was begun
    return isDiskFull(fs.readFileSync(logOf(stateFolder)).subarray(from).toString("utf8"));
  };
}

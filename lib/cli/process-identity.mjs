import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** Whether a process with this id exists, whoever owns it. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Says which process has this id now: its start and its command line. Ids are used again after a reboot or a
 * busy day, so an id alone proves nothing. Null when there is none. Slim containers have no `ps`, hence /proc first.
 * @param {number} pid
 */
export function processIdentity(pid) {
  if (!isAlive(pid)) {
    return null;
  }
  if (process.platform === "linux") {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command's name stands in parentheses and may hold spaces; the start is the 22nd field of all.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z") {
        return null;
      }
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      return { startedAt: fields[19] ?? "", command };
    } catch {
      return null;
    }
  }
  const ps = spawnSync("ps", ["-p", String(pid), "-o", "lstart=", "-o", "command="], { encoding: "utf8" });
  const line = ps.stdout?.trim();
  return line ? { startedAt: line.slice(0, 24), command: line.slice(24).trim() } : null;
}

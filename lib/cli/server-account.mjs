import fs from "node:fs";
import os from "node:os";
import { Failure } from "./failure.mjs";

/**
 * The account PostgreSQL runs under. It refuses to run as root, so root hands it to `postgres` or, where that
 * does not exist, to `nobody`; anybody else runs it as themselves (undefined).
 * @returns {import("./traversable.mjs").Account | undefined}
 */
export function serverAccount() {
  const uid = process.getuid?.();
  if (uid === undefined) {
    return undefined; // Windows has no such ids.
  }
  if (uid !== 0) {
    requirePasswdEntry(uid);
    return undefined;
  }
  const account = findAccount("postgres") ?? findAccount("nobody");
  if (!account) {
    throw new Failure(
      "PostgreSQL does not run as root, and /etc/passwd names neither “postgres” nor “nobody” to run it as.",
      "Add one of the two, or start as an ordinary user.",
    );
  }
  return account;
}

/** initdb looks its own user up and fails without an entry. @param {number} uid */
function requirePasswdEntry(uid) {
  try {
    os.userInfo();
  } catch {
    throw new Failure(
      `The user id ${uid} has no entry in /etc/passwd, and PostgreSQL does not run without one.`,
      "Add the user, or start as one that has an entry.",
    );
  }
}

/** @param {string} name */
function findAccount(name) {
  for (const line of fs.readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [entry, , uid, gid] = line.split(":");
    if (entry === name && uid && gid) {
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  return undefined;
}

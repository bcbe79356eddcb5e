import fs from "node:fs";
import path from "node:path";

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * The first folder on the way to `target` (itself included) that this account cannot enter, or null. Node drops
 * supplementary groups when it switches users, so the three sets of mode bits decide.
 * @param {string} target
 * @param {Account} account
 */
export function firstClosedFolder(target, account) {
  const real = fs.realpathSync(target);
  const { root } = path.parse(real);
  let folder = root;
  for (const part of ["", ...real.slice(root.length).split(path.sep)]) {
    folder = path.join(folder, part);
    const stat = fs.statSync(folder);
    if (!mayUse(stat, account, 0o1)) {
      return folder;
    }
  }
  return null;
}

/**
 * Whether the mode bits let the account read (4), write (2) or execute or enter (1).
 * @param {fs.Stats} stat
 * @param {Account} account
 * @param {number} bits
 */
export function mayUse(stat, account, bits) {
  const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
  return ((stat.mode >> shift) & bits) === bits;
}

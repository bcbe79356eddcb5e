import fs from "node:fs";
import path from "node:path";

/**
 * Copies a folder while its owner may be changing it: what vanishes meanwhile is left out.
 * @param {string} from
 * @param {string} to made with the same mode
 * @param {(relative: string) => boolean} [skip]
 * @param {string} [relative]
 */
export function copyTree(from, to, skip = () => false, relative = "") {
  const source = path.join(from, relative);
  const target = path.join(to, relative);
  fs.mkdirSync(target, { recursive: true, mode: fs.statSync(source).mode & 0o777 });
  for (const entry of fs.readdirSync(source, { withFileTypes: true })) {
    const name = path.join(relative, entry.name);
    if (skip(name)) {
      continue;
    }
    if (entry.isDirectory()) {
      ignoreVanished(() => copyTree(from, to, skip, name));
    } else if (entry.isFile()) {
      ignoreVanished(() =>
        fs.copyFileSync(path.join(from, name), path.join(to, name), fs.constants.COPYFILE_FICLONE),
      );
    }
  }
}

/** @param {() => void} work */
function ignoreVanished(work) {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) {
      throw error;
    }
  }
}

/** chown -R. @param {string} folder @param {import("./traversable.mjs").Account} account */
export function giveTree(folder, { uid, gid }) {
  fs.lchownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    fs.lchownSync(path.join(entry.parentPath ?? entry.path, entry.name), uid, gid);
  }
}

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { checkout } from "./checkout.mjs";

/**
 * A hash of the content of files and folders of the checkout, and of some words. Contents rather than times: a
 * clone or a checkout of another branch touches every file.
 * @param {string[]} names relative to the checkout; those that do not exist count as empty
 * @param {string[]} words
 * @param {(file: string) => boolean} [skip]
 */
export function contentHash(names, words, skip = () => false) {
  const hash = createHash("sha256").update(JSON.stringify(words));
  /** @param {string} name */
  const add = (name) => {
    const file = path.join(checkout, name);
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat || skip(name)) {
      return;
    }
    if (stat.isDirectory()) {
      fs.readdirSync(file)
        .sort()
        .forEach((entry) => {
          add(path.join(name, entry));
        });
    } else {
      hash.update(`\0${name}\0${stat.size}\0`).update(fs.readFileSync(file));
    }
  };
  names.forEach(add);
  return hash.digest("hex");
}

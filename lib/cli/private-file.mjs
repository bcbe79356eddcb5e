import fs from "node:fs";

/**
 * The content of a file of secrets, made the first time. Only its owner may read it, it appears whole or not at all
 * (a full disk must not leave half of it), and of two programs that make it at once both use the same one.
 * @template T
 * @param {string} file
 * @param {() => T} make
 * @returns {T}
 */
export function readOrMake(file, make) {
  const found = readJson(file);
  if (found !== null) {
    return found;
  }
  const half = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(half, `${JSON.stringify(make(), null, 2)}\n`, { mode: 0o600, flush: true });
    fs.linkSync(half, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
      throw error;
    }
  } finally {
    fs.rmSync(half, { force: true });
  }
  return readJson(file);
}

/** Null when there is no such file. @param {string} file */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
}

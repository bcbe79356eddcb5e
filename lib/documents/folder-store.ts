import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { DocumentStore } from "./types";

const SHA256 = /^[0-9a-f]{64}$/;

/** Papers in a folder, each under its SHA-256: `ab/cd/abcd…`. Nothing a person typed is part of a path. */
export function folderStore(folder: string): DocumentStore {
  const placeOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error("a document is asked for by something that is no SHA-256");
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(sha256, bytes) {
      const place = placeOf(sha256);
      if (await isThere(place, bytes.byteLength)) return;
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      // Written aside and renamed, so that a crash leaves either the whole paper or none.
      const aside = `${place}.${randomUUID()}`;
      try {
        await writeDurably(aside, bytes);
        await rename(aside, place);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    async get(sha256) {
      const bytes = await readFile(placeOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      if (bytes === null) return null;
      if (sha256Of(bytes) !== sha256) throw new Error(`the document ${sha256} is damaged in the store`);
      return new Uint8Array(bytes);
    },
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function isThere(place: string, size: number): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found?.size === size;
}

async function writeDurably(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

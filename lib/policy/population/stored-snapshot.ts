import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { BLOCK, LENGTH_BITS, type PopulationColumns, type SignatureData } from "@/lib/rules/population";
import { shared } from "./join-columns";
import { PEOPLE_PER_BLOCK, ResidentBlocks } from "./resident-blocks";
import type { PopulationSnapshot } from "./snapshot";
import { type StoredHeader, storedHeaderSchema } from "./stored-header";

/**
 * A snapshot in a file, so that a restart need not read everyone again. It holds no more than the snapshot: pseudonyms
 * of every sixteenth person, and years. Raise the number whenever the same records make other columns.
 */
const FORMAT = 1;
/** What a file of another make would not agree in. */
const MAKE = `hutong-population/${FORMAT} ${BLOCK} ${LENGTH_BITS} ${PEOPLE_PER_BLOCK} ${os.endianness()}\n`;

const COLUMNS = {
  segments: Uint32Array,
  blocks: Uint32Array,
  counts: Uint8Array,
  lastStarts: Uint16Array,
  birthDays: Uint16Array,
  starts: Uint32Array,
  entries: Uint16Array,
  ids: Uint8Array,
  firstPeople: Uint32Array,
};
type Column = Uint8Array | Uint16Array | Uint32Array;
type Columns = Pick<PopulationColumns, "segments" | "blocks" | "counts" | "lastStarts" | "birthDays"> &
  Pick<SignatureData, "starts" | "entries"> &
  Pick<ResidentBlocks, "ids" | "firstPeople">;
const NAMES = Object.keys(COLUMNS) as (keyof Columns)[];

const LENGTH_BYTES = 4;
const CHECKSUM_BYTES = 32;

export function fileOf(folder: string, zoneId: string): string {
  return path.join(folder, `${encodeURIComponent(zoneId)}.columns`);
}

/** Puts the file in place whole or not at all. */
export async function storeSnapshot(folder: string, snapshot: PopulationSnapshot): Promise<void> {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const columns = columnsOf(snapshot);
  const header = Buffer.from(JSON.stringify(headerOf(snapshot, columns)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.length);
  const parts: Uint8Array[] = [
    Buffer.from(MAKE),
    length,
    header,
    ...NAMES.map((name) => bytesOf(columns[name])),
  ];
  const file = fileOf(folder, snapshot.zoneId);
  const begun = `${file}.${randomUUID()}`;
  try {
    const handle = await fs.open(begun, "wx", 0o600);
    try {
      const hash = createHash("sha256");
      for (const part of parts) {
        hash.update(part);
        await handle.writeFile(part);
      }
      await handle.writeFile(hash.digest());
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(begun, file);
  } catch (error) {
    await fs.rm(begun, { force: true });
    throw error;
  }
}

/** Null where there is no file, or none that can be trusted: broken, of another make, or of another zone. */
export async function findStoredSnapshot(folder: string, zoneId: string): Promise<PopulationSnapshot | null> {
  let handle: fs.FileHandle;
  try {
    handle = await fs.open(fileOf(folder, zoneId));
  } catch {
    return null;
  }
  try {
    const snapshot = await readFile(handle);
    return snapshot?.zoneId === zoneId ? snapshot : null;
  } finally {
    await handle.close();
  }
}

async function readFile(handle: fs.FileHandle): Promise<PopulationSnapshot | null> {
  const { size } = await handle.stat();
  const hash = createHash("sha256");
  let left = size - CHECKSUM_BYTES;
  const fill = async (bytes: Uint8Array) => {
    left -= bytes.length;
    if (left < 0) return false;
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, at, bytes.length - at);
      if (bytesRead === 0) return false;
      at += bytesRead;
    }
    hash.update(bytes);
    return true;
  };
  const make = Buffer.alloc(Buffer.byteLength(MAKE));
  if (!(await fill(make)) || make.toString() !== MAKE) return null;
  const length = Buffer.alloc(LENGTH_BYTES);
  if (!(await fill(length)) || length.readUInt32LE() > left) return null;
  const text = Buffer.alloc(length.readUInt32LE());
  if (!(await fill(text))) return null;
  const header = parseHeader(text.toString());
  if (header === null) return null;
  const columns: Partial<Record<keyof Columns, Column>> = {};
  for (const name of NAMES) {
    const items = header.lengths[name] ?? 0;
    if (items * COLUMNS[name].BYTES_PER_ELEMENT > left) return null;
    const column = shared<Column>(COLUMNS[name], items);
    if (!(await fill(bytesOf(column)))) return null;
    columns[name] = column;
  }
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  const { bytesRead } = await handle.read(checksum, 0, CHECKSUM_BYTES);
  if (left !== 0 || bytesRead !== CHECKSUM_BYTES || !checksum.equals(hash.digest())) return null;
  return snapshotOf(header, columns as Columns);
}

function parseHeader(text: string): StoredHeader | null {
  try {
    return storedHeaderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function columnsOf({ columns, blocks }: PopulationSnapshot): Columns {
  const { segments, blocks: begins, counts, lastStarts, birthDays, signatures } = columns;
  const { starts, entries } = signatures;
  const { ids, firstPeople } = blocks;
  return { segments, blocks: begins, counts, lastStarts, birthDays, starts, entries, ids, firstPeople };
}

function headerOf(snapshot: PopulationSnapshot, all: Columns): StoredHeader {
  const { zoneId, places, origin, since, latest, columns } = snapshot;
  return {
    ...{ zoneId, places, origin, since: String(since) },
    latest: latest && { ...latest, xid: String(latest.xid) },
    people: columns.people,
    lengths: Object.fromEntries(NAMES.map((name) => [name, all[name].length])),
    forms: columns.signatures.forms.map(({ kind, city, tags }) => ({ kind, city, tags: [...tags] })),
    whole: columns.whole.map(({ index, person, records }) => ({ index, person, records: [...records] })),
  };
}

function snapshotOf(header: StoredHeader, columns: Columns): PopulationSnapshot {
  const { zoneId, places, origin, people, forms, whole, latest } = header;
  const { starts, entries, ids, firstPeople, ...rest } = columns;
  return {
    ...{ zoneId, places, origin, since: BigInt(header.since) },
    latest: latest && { ...latest, xid: BigInt(latest.xid) },
    columns: { people, signatures: { forms, starts, entries }, ...rest, attributes: [], whole },
    blocks: new ResidentBlocks(ids, firstPeople, people),
  };
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

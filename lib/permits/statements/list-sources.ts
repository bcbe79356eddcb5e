import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { clock } from "@/lib/clock";

/** Another operator's trust list over the network, and what was last had of it. */

/** A list of a thousand cities with ten keys each has about this many bytes. */
const MOST_BYTES = 4_000_000;
/** Somebody is waiting for the answer. */
const PATIENCE_MS = 5_000;
/** How long a list that was fetched, or could not be, is not asked for again. */
const ASK_AGAIN_MS = 60_000;

type Fetched = { text: string | null; at: number };

/** Beside the process, because a server bundles this module more than once. */
const shared = globalThis as typeof globalThis & {
  hutongOperatorLists?: { fetched: Map<string, Fetched>; kept: Map<string, string> };
};
shared.hutongOperatorLists ??= { fetched: new Map(), kept: new Map() };
const { fetched, kept } = shared.hutongOperatorLists;

/** Null where the address does not answer as it should. */
export async function fetchedList(address: string): Promise<string | null> {
  const before = fetched.get(address);
  const at = clock.machineNow().getTime();
  if (before !== undefined && at - before.at < ASK_AGAIN_MS) return before.text;
  const text = await textAt(address).catch(() => null);
  fetched.set(address, { text, at });
  return text;
}

async function textAt(address: string): Promise<string | null> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
  if (!answer.ok || answer.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8").trim();
}

/** What was last had from there and held. */
export async function keptList(source: string, file: string | undefined): Promise<string | null> {
  const known = kept.get(source);
  if (known !== undefined || file === undefined) return known ?? null;
  return readFile(file, "utf8").catch(() => null);
}

/** Keeps it for when the source cannot be reached, and so that no older one is ever taken for it. */
export async function keepList(source: string, file: string | undefined, text: string): Promise<void> {
  if (kept.get(source) === text) return;
  kept.set(source, text);
  if (file === undefined) return;
  // Whole or not at all: a reader beside us never finds half a list.
  const part = `${file}.${randomUUID()}`;
  await writeFile(part, text, { mode: 0o600 });
  await rename(part, file);
}

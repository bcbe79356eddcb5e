import path from "node:path";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { type OnPeople, type PopulationSnapshot, readSnapshot, refreshSnapshot } from "./snapshot";
import { findStoredSnapshot, storeSnapshot } from "./stored-snapshot";

interface Options {
  /** Where snapshots are kept over restarts; null to keep them in memory alone. */
  folder: string | null;
  /** Told while everyone is read. */
  onPeople?: OnPeople;
  signal?: AbortSignal;
}

interface Kept {
  snapshot: PopulationSnapshot | null;
  /** Blocks read anew since the file was written. */
  unstored: number;
  /** The latest that was asked: each waits for the one before, so that no two read at once. */
  asked: Promise<unknown>;
}

/** The file is written again when this share of it is out of date. */
const STORE_AGAIN = 1 / 100;

// One beside the process, because a server bundles this module more than once.
const process_ = globalThis as typeof globalThis & { hutongPopulations?: Map<string, Kept> };
process_.hutongPopulations ??= new Map();
const populations = process_.hutongPopulations;

/** The folder of snapshots in the state folder; null where there is no state folder. */
export function populationFolder(stateFolder = process.env.HUTONG_DATA): string | null {
  return stateFolder ? path.join(stateFolder, "population") : null;
}

/** The population of a zone as it stands now: what is known already, with what changed since. */
export function currentPopulation(bundle: PreparedBundle, options: Options): Promise<PopulationSnapshot> {
  const kept = populations.get(bundle.zoneId) ?? { snapshot: null, unstored: 0, asked: Promise.resolve() };
  populations.set(bundle.zoneId, kept);
  const turn = kept.asked.catch(() => undefined).then(() => bringUpToDate(kept, bundle, options));
  kept.asked = turn;
  return turn;
}

/** Forgets what is in memory. */
export function forgetPopulations(): void {
  populations.clear();
}

async function bringUpToDate(kept: Kept, bundle: PreparedBundle, options: Options) {
  const { folder, signal } = options;
  signal?.throwIfAborted();
  if (folder !== null) kept.snapshot ??= await findStoredSnapshot(folder, bundle.zoneId);
  const refreshed = kept.snapshot && (await refreshSnapshot(kept.snapshot, bundle, signal));
  const next = refreshed?.snapshot ?? (await readAndCatchUp(bundle, options));
  kept.snapshot = next;
  kept.unstored = refreshed === null ? Number.POSITIVE_INFINITY : kept.unstored + refreshed.blocksRead;
  if (folder !== null && kept.unstored > next.blocks.count * STORE_AGAIN) {
    await store(folder, next);
    kept.unstored = 0;
  }
  return next;
}

/** People were written while others were read: what was read early is brought up to the end of reading. */
async function readAndCatchUp(bundle: PreparedBundle, options: Options): Promise<PopulationSnapshot> {
  const read = await readSnapshot(bundle, options);
  const caughtUp = await refreshSnapshot(read, bundle, options.signal);
  return caughtUp?.snapshot ?? read;
}

/** A file that cannot be written costs the next start a reading, and this one nothing. */
async function store(folder: string, snapshot: PopulationSnapshot): Promise<void> {
  try {
    await storeSnapshot(folder, snapshot);
  } catch (error) {
    console.error(`The population snapshot was not stored in ${folder}:`, error);
  }
}

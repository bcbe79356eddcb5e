import { withActor } from "@/lib/db/with-actor";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { PopulationBuilder, type PopulationColumns, SignatureDictionary } from "@/lib/rules/population";
import { CountingPlaces } from "./counting-places";
import { joinColumns, type Piece } from "./join-columns";
import { PackedPeople } from "./packed-people";
import {
  type Changes,
  isThere,
  type LatestRow,
  listChanges,
  listKinds,
  pagesOfEveryone,
  readSpans,
  SNAPSHOT,
} from "./queries";
import { NO_ID, type ResidentBlocks, ResidentBlocksBuilder } from "./resident-blocks";

/** The population of the ledger as one zone counts its years, as of a moment. It never changes; a later one replaces it. */
export interface PopulationSnapshot {
  zoneId: string;
  /** What the zone made of places when it was read. */
  places: string;
  origin: string;
  /** What transactions from this one on wrote may be missing. */
  since: bigint;
  latest: LatestRow | null;
  columns: PopulationColumns;
  blocks: ResidentBlocks;
}

/** Blocks read in one question. */
const BLOCKS_AT_ONCE = 256;
/** Above this share of the blocks, reading everything anew is as quick. */
const MOST_BLOCKS_CHANGED = 1 / 4;
/** Few people are always re-read: in a small population every change is a large share. */
const ALWAYS_FEW = 1000;

/** Told while people are read. */
export type OnPeople = (people: number) => void;

/** Reads everyone. Memory grows with the columns alone. */
export async function readSnapshot(
  bundle: PreparedBundle,
  { onPeople, signal }: { onPeople?: OnPeople; signal?: AbortSignal } = {},
): Promise<PopulationSnapshot> {
  const places = new CountingPlaces(bundle);
  // Before the first page: whatever is written from here on is read again at the next refresh.
  const begun = await withActor(SNAPSHOT, async (tx) => ({
    changes: await listChanges(tx, 0n, 0),
    kinds: await listKinds(tx),
  }));
  const builder = new PopulationBuilder();
  const reader = new PackedPeople(builder, places, begun.kinds);
  const blocks = new ResidentBlocksBuilder();
  blocks.begin(NO_ID, 0);
  for await (const page of pagesOfEveryone(begun.kinds)) {
    signal?.throwIfAborted();
    reader.add(page, (ids, offset) => blocks.add(ids, offset));
    onPeople?.(builder.people);
  }
  return {
    zoneId: bundle.zoneId,
    places: places.stamp,
    ...standing(begun.changes, null),
    columns: builder.finish(),
    blocks: blocks.finish(),
  };
}

/**
 * The snapshot as the database stands now, and how many of its blocks were read anew. Null where it cannot be brought
 * up to date, and everyone is to be read: the zone's places are others, the database is another one or was put back,
 * or so much changed that reading all is as quick.
 */
export async function refreshSnapshot(
  snapshot: PopulationSnapshot,
  bundle: PreparedBundle,
  signal?: AbortSignal,
): Promise<{ snapshot: PopulationSnapshot; blocksRead: number } | null> {
  const places = new CountingPlaces(bundle);
  if (bundle.zoneId !== snapshot.zoneId || places.stamp !== snapshot.places) return null;
  const told = await askWhatChanged(snapshot);
  if (told === null) return null;
  const stands = { ...snapshot, ...standing(told.changes, snapshot.latest) };
  const changed = blocksOf(snapshot.blocks, told.changes.residents);
  if (changed.length === 0) return { snapshot: stands, blocksRead: 0 };
  const builder = new PopulationBuilder(SignatureDictionary.from(snapshot.columns.signatures));
  const reader = new PackedPeople(builder, places, told.kinds);
  const patch = new Patch(snapshot);
  // What is written meanwhile may be seen already; it is read again at the next refresh.
  for (let at = 0; at < changed.length; at += BLOCKS_AT_ONCE) {
    signal?.throwIfAborted();
    const some = changed.slice(at, at + BLOCKS_AT_ONCE);
    const spans = some.map((block) => snapshot.blocks.span(block));
    const pages = await withActor(SNAPSHOT, (tx) => readSpans(tx, spans, told.kinds));
    for (const [index, block] of some.entries()) {
      patch.begin(block, builder.people);
      reader.add(pages[index] as Uint8Array, (ids, offset) => patch.add(ids, offset));
      patch.end(builder.people);
    }
  }
  return { snapshot: { ...stands, ...patch.finish(builder.finish()) }, blocksRead: changed.length };
}

/** Null where only reading everyone will do. */
async function askWhatChanged({ latest, since, origin, blocks }: PopulationSnapshot) {
  const most = Math.max(ALWAYS_FEW, Math.floor(blocks.count * MOST_BLOCKS_CHANGED));
  return withActor(SNAPSHOT, async (tx) => {
    if (latest !== null && !(await isThere(tx, latest))) return null;
    const changes = await listChanges(tx, since, most);
    const isTooMuch = changes.residents.length >= most * NO_ID.length;
    return changes.origin !== origin || isTooMuch ? null : { changes, kinds: await listKinds(tx) };
  });
}

/**
 * Up to where the ledger is known. Not past the latest row that was seen: should the database be put back to a time
 * after that row, what is written from then on has numbers that come after it.
 */
function standing({ origin, oldestRunning, latest }: Changes, known: LatestRow | null) {
  const last = latest ?? known;
  const next = last === null ? 0n : last.xid + 1n;
  return { origin, since: next < oldestRunning ? next : oldestRunning, latest: last };
}

function blocksOf(blocks: ResidentBlocks, residents: Uint8Array): number[] {
  const found = new Set<number>();
  for (let at = 0; at < residents.length; at += NO_ID.length) found.add(blocks.blockOf(residents, at));
  return [...found].sort((a, b) => a - b);
}

/** Old columns and blocks, with some blocks in between as they were read anew. */
class Patch {
  private readonly pieces: { isNew: boolean; from: number; to: number }[] = [];
  private readonly blocks = new ResidentBlocksBuilder();
  /** The first block that is not dealt with. */
  private next = 0;

  constructor(private readonly old: PopulationSnapshot) {}

  begin(block: number, person: number): void {
    const { blocks } = this.old;
    this.keepUntil(block);
    this.pieces.push({ isNew: true, from: person, to: person });
    this.blocks.begin(blocks.ids, block * NO_ID.length);
    this.next = block + 1;
  }

  add(ids: Uint8Array, offset: number): void {
    this.blocks.add(ids, offset);
  }

  end(person: number): void {
    const piece = this.pieces.at(-1);
    if (piece !== undefined) piece.to = person;
  }

  finish(fresh: PopulationColumns): Pick<PopulationSnapshot, "columns" | "blocks"> {
    this.keepUntil(this.old.blocks.count);
    const pieces = this.pieces.map(
      ({ isNew, from, to }): Piece => ({ columns: isNew ? fresh : this.old.columns, from, to }),
    );
    return { columns: joinColumns(pieces, fresh.signatures), blocks: this.blocks.finish() };
  }

  private keepUntil(block: number): void {
    const { blocks } = this.old;
    if (this.next === block) return;
    this.pieces.push({
      isNew: false,
      from: blocks.firstPerson(this.next),
      to: blocks.firstPerson(block),
    });
    this.blocks.take(blocks, this.next, block);
  }
}

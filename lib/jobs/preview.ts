import type { PreparedBundle } from "@/lib/policy/bundle";
import { currentPopulation, populationFolder } from "@/lib/policy/population/current";
import type { Day } from "@/lib/rules";
import {
  addTally,
  type ChangeTally,
  emptyTally,
  type PopulationColumns,
  type Tally,
} from "@/lib/rules/population";
import { PreviewPool, type PreviewProgress } from "./preview-pool";

export interface PreviewRequest {
  published: PreparedBundle;
  /** The same zone's rules with a draft, to compare. */
  drafted: PreparedBundle | null;
  /** Both are asked on this day. */
  on: Day;
}

export interface Preview {
  on: Day;
  /** GB/T 2260 codes, in the order of the tallies. */
  destinations: readonly string[];
  published: Tally;
  /** With the draft. */
  drafted: Tally | null;
  change: ChangeTally | null;
}

interface Options {
  pool?: PreviewPool;
  /** Where the population is kept over restarts. */
  folder?: string | null;
  signal?: AbortSignal;
  /** While everyone is read, which the first preview of a zone may have to do. */
  onReading?: (people: number) => void;
  onProgress?: (progress: PreviewProgress) => void;
}

/** What the published rules came to: every draft is compared with the same. */
interface Counted {
  sha256: string;
  on: Day;
  tally: Tally;
}

// One of each beside the process, because a server bundles this module more than once.
const kept = globalThis as typeof globalThis & {
  hutongPreviewPool?: PreviewPool;
  /** By the columns that were counted, so that nobody is kept in memory by having been counted once. */
  hutongPublishedCounts?: WeakMap<PopulationColumns, Counted>;
};
kept.hutongPublishedCounts ??= new WeakMap();
const counted = kept.hutongPublishedCounts;

/** The pool of this process. */
export function previewPool(): PreviewPool {
  kept.hutongPreviewPool ??= new PreviewPool();
  return kept.hutongPreviewPool;
}

/** Asks everyone in the ledger, as it stands now, about every city of a zone. */
export async function previewPopulation(request: PreviewRequest, options: Options = {}): Promise<Preview> {
  const { published: rules, drafted, on } = request;
  const { pool = previewPool(), folder = populationFolder(), signal, onReading, onProgress } = options;
  const { columns } = await currentPopulation(rules, {
    folder,
    ...(signal && { signal }),
    ...(onReading && { onPeople: onReading }),
  });
  const known = countedBefore(rules, on, columns);
  const question = {
    published: rules.document,
    drafted: drafted?.document ?? null,
    on,
    columns,
    countsPublished: known === null,
  };
  const run = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  const counts = await pool.run(question, run);
  const tally = known ?? counts.published;
  if (tally === null) throw new Error("a preview without a tally");
  counted.set(columns, { sha256: rules.sha256, on, tally });
  return {
    on,
    destinations: rules.document.zone.members.map(({ code }) => code),
    published: tally,
    drafted: counts.change && sumOf(tally, counts.change.difference),
    change: counts.change,
  };
}

function countedBefore({ sha256 }: PreparedBundle, on: Day, columns: PopulationColumns): Tally | null {
  const before = counted.get(columns);
  return before?.sha256 === sha256 && before.on === on ? before.tally : null;
}

function sumOf(one: Tally, other: Tally): Tally {
  const none = emptyTally(one.destinations, one.months);
  return addTally(addTally(none, one), { ...other, people: 0 });
}

import type { PreparedBundle } from "@/lib/policy/bundle";
import { currentPopulation, populationFolder } from "@/lib/policy/population/current";
import type { Day } from "@/lib/rules";
import type { Tally } from "@/lib/rules/population";
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
  drafted: Tally | null;
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

const kept = globalThis as typeof globalThis & { hutongPreviewPool?: PreviewPool };

/** The pool of this process. */
export function previewPool(): PreviewPool {
  kept.hutongPreviewPool ??= new PreviewPool();
  return kept.hutongPreviewPool;
}

/** Asks everyone in the ledger, as it stands now, about every city of a zone. */
export async function previewPopulation(request: PreviewRequest, options: Options = {}): Promise<Preview> {
  const { published, drafted, on } = request;
  const { pool = previewPool(), folder = populationFolder(), signal, onReading, onProgress } = options;
  const { columns } = await currentPopulation(published, {
    folder,
    ...(signal && { signal }),
    ...(onReading && { onPeople: onReading }),
  });
  const bundles = [published, ...(drafted ? [drafted] : [])].map(({ document }) => document);
  const run = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  const [now, then = null] = await pool.run({ bundles, on, columns }, run);
  if (now === undefined) throw new Error("a preview without a tally");
  const destinations = published.document.zone.members.map(({ code }) => code);
  return { on, destinations, published: now, drafted: then };
}

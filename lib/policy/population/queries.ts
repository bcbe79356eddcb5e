import { systemActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { FIRST_UUID, LAST_UUID, uuidAfter } from "./resident-blocks";

/** Sees everybody's verified years under a pseudonym, and nothing else of anybody. */
export const SNAPSHOT = systemActor("SYSTEM_SNAPSHOT");

/** People of one page: large pages read scattered rows in the order they lie in, and still come in a moment. */
const PEOPLE_PER_PAGE = 10_000;

/** The latest row that was seen: a year record, or a person's own. */
export interface LatestRow {
  resident: string;
  record: string | null;
  xid: bigint;
}

export interface Changes {
  /** Which database of which server: transactions of another one are other transactions. */
  origin: string;
  /** Every transaction below has ended, and what it wrote was seen. */
  oldestRunning: bigint;
  latest: LatestRow | null;
  /** 16 bytes for each changed person. */
  residents: Uint8Array;
}

/** Who was written from a transaction on; at most so many people. */
export async function listChanges(tx: Tx, since: bigint, most: number): Promise<Changes> {
  const [row] = await tx.$queryRaw<
    {
      origin: string;
      oldest_running: bigint;
      latest_xid: bigint | null;
      latest_resident: string | null;
      latest_record: string | null;
      residents: Uint8Array | null;
    }[]
  >`SELECT * FROM app_population_changes(${since}::bigint, ${most}::integer)`;
  if (row === undefined) throw new Error("the population is told to SYSTEM_SNAPSHOT alone");
  const { latest_xid: xid, latest_resident: resident, latest_record: record } = row;
  return {
    origin: row.origin,
    oldestRunning: row.oldest_running,
    latest: xid !== null && resident !== null ? { resident, record, xid } : null,
    residents: row.residents ?? new Uint8Array(),
  };
}

/** Whether the row is there as it was seen: not, where the database was put back to a time before. */
export async function isThere(tx: Tx, { resident, record, xid }: LatestRow): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ known: boolean }[]>`
    SELECT app_population_knows(${resident}::uuid, ${record}::uuid, ${xid}::bigint) AS known`;
  return row?.known ?? false;
}

export async function listKinds(tx: Tx): Promise<string[]> {
  return (await tx.evidenceKind.findMany({ orderBy: { code: "asc" } })).map(({ code }) => code);
}

/**
 * Everyone, page by page in order of id, each page in a transaction of its own: no transaction lasts longer than a
 * page however many people there are. The database prepares the next page while one is worked on.
 */
export async function* pagesOfEveryone(kinds: readonly string[]): AsyncGenerator<Uint8Array> {
  let coming = readPage(FIRST_UUID, kinds);
  try {
    for (;;) {
      const page = await coming;
      if (page === null) return;
      const next = uuidAfter(page.last_resident);
      coming = next === null ? Promise.resolve(null) : readPage(next, kinds);
      yield page.people;
    }
  } finally {
    // Whoever stops early has no use for the page that comes, nor for its failure.
    coming.catch(() => undefined);
  }
}

interface Page {
  people: Uint8Array;
  last_resident: string;
}

function readPage(from: string, kinds: readonly string[]): Promise<Page | null> {
  return withActor(SNAPSHOT, async (tx) => {
    // A plan for ranges of any length takes pages for short ones, and reads their rows one by one.
    await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
    const [page] = await tx.$queryRaw<Page[]>`
      SELECT * FROM app_population(${from}::uuid, ${LAST_UUID}::uuid, ${PEOPLE_PER_PAGE}::integer, ${[...kinds]})`;
    return page ?? null;
  });
}

/** The people of some spans of ids, span by span; nothing for a span without any. */
export async function readSpans(
  tx: Tx,
  spans: readonly { from: string; last: string }[],
  kinds: readonly string[],
): Promise<Uint8Array[]> {
  const from = spans.map((span) => span.from);
  const last = spans.map((span) => span.last);
  const rows = await tx.$queryRaw<{ at: number; people: Uint8Array }[]>`
    SELECT (s.at - 1)::integer AS at, p.people
    FROM unnest(${from}::uuid[], ${last}::uuid[]) WITH ORDINALITY AS s (from_id, last_id, at),
         app_population(s.from_id, s.last_id, NULL, ${[...kinds]}) p`;
  const people = spans.map(() => new Uint8Array());
  for (const row of rows) people[row.at] = new Uint8Array(row.people);
  return people;
}

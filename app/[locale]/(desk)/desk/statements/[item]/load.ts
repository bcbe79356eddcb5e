import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { conflictsOf, openStatementItem } from "@/lib/permits/statements/decide";
import { findTakenStatement } from "@/lib/permits/statements/queries";
import type { Settled } from "@/lib/permits/statements/types";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { type DocumentEntry, listRecordDocuments } from "@/lib/residents/documents";
import { type LedgerEntry, listLedgerEntries } from "@/lib/residents/ledger-entries";
import { findResident, isOwnHousehold } from "@/lib/residents/queries";
import type { YearRecord } from "@/lib/residents/types";
import { findItem } from "@/lib/transfers/queue";

/** A stated record beside what our ledger has in its place. */
export interface Difference {
  stated: Settled;
  /** As it stands now; null where it was withdrawn meanwhile. */
  ours: YearRecord | null;
  papers: DocumentEntry[];
  /** Other records of ours of the same kind on some of the days that the statement names. */
  overlapping: YearRecord[];
}

/** The conflicts that a statement left in the actor's city; null where it is not this city's. */
export async function loadStatementItem(tx: Tx, actor: DeskActor, itemId: string) {
  const item = await findItem(tx, actor, itemId);
  const opened = item && (await openStatementItem(tx, actor, itemId, clock.now()));
  const person = opened && (await findResident(tx, opened.residentId));
  const statement = opened && (await findTakenStatement(tx, opened.residentId, opened.importId));
  if (!item || !opened || !person || !statement) return null;
  const { standing } = await listLedgerEntries(tx, opened.residentId);
  const differences: Difference[] = [];
  for (const stated of conflictsOf(statement.records)) {
    const entry = standing.find((one) => chainOf(one).includes(stated.recordId ?? ""));
    differences.push({
      stated,
      ours: entry?.record ?? null,
      papers: entry ? await listRecordDocuments(tx, opened.residentId, chainOf(entry)) : [],
      overlapping: overlapping(stated, entry, standing),
    });
  }
  const places = differences.flatMap(({ stated, ours }) => [
    stated.record.place,
    ...(ours === null ? [] : [ours.placeCode]),
  ]);
  return {
    ...{ item, person, statement, differences },
    isOwn: await isOwnHousehold(tx, opened.residentId),
    kinds: await listEvidenceKinds(tx),
    cities: await cityNames(tx, [actor.city, ...places]),
  };
}

const chainOf = ({ record, earlier }: LedgerEntry): string[] => [record, ...earlier].map(({ id }) => id);

function overlapping(
  { record }: Settled,
  but: LedgerEntry | undefined,
  all: readonly LedgerEntry[],
): YearRecord[] {
  const far = "9999-12-31";
  return all
    .filter((entry) => entry !== but)
    .map((entry) => entry.record)
    .filter(
      (other) =>
        other.kind === record.kind &&
        other.status === "VERIFIED" &&
        other.startOn <= (record.endOn ?? far) &&
        (other.endOn ?? far) >= record.startOn,
    );
}

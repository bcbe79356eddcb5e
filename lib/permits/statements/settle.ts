import type { RecordStatus } from "@/lib/residents/types";
import { comparedRecords, isSame, type KnownRecord } from "../credential/compare-records";
import type { StatedRecord } from "../credential/statement-of-years";
import type { Because, Settled, TakenStatement } from "./types";

/** A record of the ledger as it stands, with all those that it took the place of. */
export type Standing = Omit<KnownRecord, "statedId"> & { status: RecordStatus; chain: readonly Standing[] };

/** Another statement of the same issuer about the same person, taken in before. */
export type Earlier = Pick<TakenStatement, "issuedAt" | "records"> & {
  /** Whether a clerk has decided on its conflicts. */
  isDecided: boolean;
};

export interface Ledger {
  standing: readonly Standing[];
  withdrawn: readonly Standing[];
}

type Question = {
  issuedAt: Date;
  cityCode: string;
  ledger: Ledger;
  earlier: readonly Earlier[];
  /** Our own city signed it: then the ledger itself is what it was taken from, and is never behind it. */
  isOurs: boolean;
  /** Why a stated record cannot be one here; null where it can. */
  unfit: (record: StatedRecord) => Because | null;
};

/**
 * What becomes of each record of a statement. Nothing is ever taken away: what a statement leaves out stays, and what
 * it says otherwise goes to a clerk, once.
 */
export function settled(stated: readonly StatedRecord[], question: Question): Settled[] {
  const { cityCode, ledger, isOurs } = question;
  const links = isOurs ? ownNumbers(ledger) : linksOf(question);
  const known = ledger.standing.flatMap((one) => [
    { ...one, statedId: null },
    ...[...links].flatMap(([statedId, id]) => (holds(one, id) ? [{ ...one, statedId }] : [])),
  ]);
  const fit = stated.filter((record) => question.unfit(record) === null);
  const compared = new Map(comparedRecords(fit, cityCode, known).map((one) => [one.record, one]));
  return stated.map((record): Settled => {
    const comparison = compared.get(record);
    const found = ledger.standing.find(({ id }) => id === comparison?.known);
    const as = (
      outcome: Settled["outcome"],
      because: Because | null = null,
      recordId = found?.id ?? null,
    ) => ({
      ...{ record, outcome, because, recordId },
    });
    if (comparison === undefined) return as("NOT_TAKEN", question.unfit(record));
    if (isOurs) return as(comparison.outcome === "KNOWN" ? "KNOWN" : "OUTDATED");
    if (comparison.outcome === "NEW") {
      const gone = ledger.withdrawn.find((one) => holds(one, links.get(record.id)));
      return gone === undefined ? as("ADDED") : as("DECIDED", null, gone.id);
    }
    if (comparison.outcome === "KNOWN" && found?.status === "DECLARED") return as("CONFIRMED");
    if (comparison.outcome === "KNOWN" && found?.status !== "REJECTED") return as("KNOWN");
    const because = comparison.outcome === "KNOWN" ? "REJECTED_HERE" : comparison.because;
    return as(beforeAClerk(record, because, question), because);
  });
}

/** A clerk is asked once about one difference, and not about what the city itself has put right since. */
function beforeAClerk(record: StatedRecord, because: Because, { earlier, issuedAt }: Question) {
  const said = earlier.flatMap((statement) =>
    statement.records.filter((one) => one.record.id === record.id).map((one) => ({ ...one, statement })),
  );
  if (because === "CHANGED_SINCE" && said.some((one) => one.statement.issuedAt > issuedAt)) return "OUTDATED";
  const asked = said.filter((one) => one.outcome === "CONFLICT" && isSame(record, one.record));
  if (asked.some((one) => one.statement.isDecided)) return "DECIDED";
  return asked.length > 0 ? "WITH_CLERK" : "CONFLICT";
}

/** Which record of the ledger each of the issuer's numbers stands for, by what was taken in before, the oldest first. */
function linksOf({ earlier, ledger }: Question): Map<string, string> {
  const links = new Map<string, string>();
  const all = [...ledger.standing, ...ledger.withdrawn];
  const inOrder = [...earlier].sort((one, other) => one.issuedAt.getTime() - other.issuedAt.getTime());
  for (const { record, outcome, recordId } of inOrder.flatMap(({ records }) => records)) {
    if (recordId === null) continue;
    const isTheirs = outcome === "ADDED" || outcome === "CONFIRMED" || outcome === "KNOWN";
    // Of a conflict only where the clerk took the issuer's version.
    const wasTaken = () =>
      outcome === "CONFLICT" &&
      all.some((one) => holds(one, recordId) && one.chain.concat(one).some((each) => isSame(record, each)));
    if (isTheirs || wasTaken()) links.set(record.id, recordId);
  }
  return links;
}

/** Our own number of a record: that of the first of its chain, so that it stays through corrections. */
export function ownNumberOf({ id, chain }: { id: string; chain: readonly { id: string }[] }): string {
  return chain.at(-1)?.id ?? id;
}

function ownNumbers({ standing }: Ledger): Map<string, string> {
  return new Map(standing.map((one) => [ownNumberOf(one), one.id]));
}

function holds(one: Standing, id: string | undefined): boolean {
  return id !== undefined && (one.id === id || one.chain.some((earlier) => earlier.id === id));
}

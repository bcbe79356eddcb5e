import type { Dice } from "@/lib/demo/dice";
import type { Fact } from "@/lib/demo/facts";
import { instantOf, lastInstant } from "@/lib/demo/platform";
import type { Desk } from "@/lib/demo/staff";
import type { DemoEvent, DemoLedgerItem, DemoRecord } from "@/lib/demo/types";
import { officeOf } from "@/lib/demo/world";
import { addDays } from "@/lib/places/days";

export type Ledger = { records: DemoRecord[]; events: DemoEvent[]; ledgerItems: DemoLedgerItem[] };

export type LedgerOwner = {
  readonly residentId: string;
  /** Who tells of the records: the person, or a parent for a child. */
  readonly declarerId: string;
  readonly createdAt: number;
  readonly anchor: string;
  readonly desks: ReadonlyMap<string, Desk>;
};

type Row = Omit<DemoRecord, "id" | "createdAt" | "verifiedAt" | "placeCode" | "cityCode">;
const WORKING_MINUTES = [510, 1_030] as const;
// Of a thousand facts, how many wait, were rejected, were told and confirmed, or were corrected: see `write`.
const WAITING = 25;
/** How long a declared record has waited at most on the anchor day, in days. */
const LONGEST_WAIT = 24;

/** Writes facts down as offices do: mostly from registers, some told by the person, a few wrong at first. */
export function writeDown(dice: Dice, facts: readonly Fact[], owner: LedgerOwner): Ledger {
  const ledger: Ledger = { records: [], events: [], ledgerItems: [] };
  for (const fact of facts) {
    const desk = owner.desks.get(officeOf(fact.place));
    // No office of the demonstration there: the years were lived, but nobody has entered them.
    if (desk !== undefined) write(dice, fact, desk, owner, ledger);
  }
  return ledger;
}

// The texts an office would write; data of the demonstration, not of the product's pages.
const REJECTED_BECAUSE = "所附材料无法证明该期间，请补充后重新申报。";
const CORRECTED_BECAUSE = "起始日期登记有误，已按原始材料更正。";

function write(dice: Dice, fact: Fact, desk: Desk, owner: LedgerOwner, ledger: Ledger): void {
  const known = knownAt(dice, fact, owner);
  const chance = dice.int(1, 1000);
  const add = (row: Row, at = known) => addRow(dice, row, fact, at, ledger);
  const answered = (row: Row) => add(row, later(dice, known, owner));
  const recent = fact.endOn === null || fact.endOn > addDays(owner.anchor, -200);
  if (chance <= WAITING && recent) {
    const at = Math.max(known, lastInstant(owner.anchor) - dice.int(1, LONGEST_WAIT * 24 * 60) * 60_000);
    const { cityCode, id: recordId } = add(declared(fact, owner), at);
    ledger.ledgerItems.push({ id: dice.id(at), cityCode, recordId, createdAt: at });
  } else if (chance > 990) {
    const supersedesId = add(declared(fact, owner)).id;
    const rejection = { status: "REJECTED", createdById: desk.clerk, note: REJECTED_BECAUSE } as const;
    answered({ ...declared(fact, owner), ...rejection, supersedesId });
  } else if (chance > 960) {
    const supersedesId = add(declared(fact, owner)).id;
    answered({ ...verified(fact, "SELF", desk.clerk), supersedesId });
  } else if (chance > 945 && addDays(fact.startOn, 95) < (fact.endOn ?? owner.anchor)) {
    const wrong = addDays(fact.startOn, dice.int(20, 90));
    const supersedesId = add({ ...verified(fact, "CLERK", desk.clerk), startOn: wrong }).id;
    answered({ ...verified(fact, "CLERK", desk.verifier), note: CORRECTED_BECAUSE, supersedesId });
  } else {
    add(verified(fact, chance <= 110 ? "CLERK" : "REGISTER", desk.clerk));
  }
}

function declared({ kind, startOn, endOn }: Fact, owner: LedgerOwner): Row {
  const told = { kind, startOn, endOn, tags: [], note: null, supersedesId: null };
  return { ...told, status: "DECLARED", source: "SELF", createdById: owner.declarerId, verifiedById: null };
}

function verified({ kind, startOn, endOn, tags }: Fact, source: Row["source"], by: string): Row {
  const found = { kind, startOn, endOn, tags, note: null, supersedesId: null };
  return { ...found, status: "VERIFIED", source, createdById: by, verifiedById: by };
}

function addRow(dice: Dice, row: Row, fact: Fact, at: number, ledger: Ledger): DemoRecord {
  const cityCode = officeOf(fact.place);
  const record: DemoRecord = {
    ...row,
    id: dice.id(at),
    placeCode: fact.place,
    cityCode,
    createdAt: at,
    verifiedAt: row.verifiedById === null ? null : at,
  };
  ledger.records.push(record);
  const action = actionOf(record);
  // Records from registers come by the thousand; the import is one act, not an act on each person's file.
  if (action !== null) {
    const self = record.status === "DECLARED";
    ledger.events.push({
      id: dice.id(at),
      at,
      actorId: record.createdById,
      actorRole: self ? "RESIDENT" : "CLERK",
      cityCode: self ? null : cityCode,
      action,
      subjectKind: "YEAR_RECORD",
      subjectId: record.id,
      detail: {
        kind: record.kind,
        city: cityCode,
        ...(record.supersedesId === null ? {} : { supersedes: record.supersedesId }),
      },
    });
  }
  return record;
}

function actionOf(record: DemoRecord): string | null {
  if (record.source === "REGISTER") return null;
  if (record.status === "DECLARED") return "YEAR_RECORD_DECLARED";
  if (record.status === "REJECTED") return "YEAR_RECORD_REJECTED";
  if (record.source === "SELF") return "YEAR_RECORD_VERIFIED";
  return record.supersedesId === null ? "YEAR_RECORD_ENTERED" : "YEAR_RECORD_CORRECTED";
}

/** The working hour in which the office learns of a fact: when it begins, or ends, or when the person registers. */
function knownAt(dice: Dice, fact: Fact, owner: LedgerOwner): number {
  const day = addDays(fact.endOn ?? fact.startOn, dice.int(1, 14));
  const at = Math.max(
    instantOf(day, dice.int(...WORKING_MINUTES)),
    owner.createdAt + dice.int(10, 3 * 24 * 60) * 60_000,
  );
  return Math.min(at, lastInstant(owner.anchor));
}

function later(dice: Dice, at: number, owner: LedgerOwner): number {
  return Math.min(at + dice.int(4 * 60, 9 * 24 * 60) * 60_000, lastInstant(owner.anchor) + 30 * 60_000);
}

/** A fact as it came from a register at that instant, confirmed by the city's clerk; null where no office is. */
export function registerRecord(
  dice: Dice,
  fact: Fact,
  desks: ReadonlyMap<string, Desk>,
  createdAt: number,
): DemoRecord | null {
  const desk = desks.get(officeOf(fact.place));
  if (desk === undefined) return null;
  return {
    ...verified(fact, "REGISTER", desk.clerk),
    id: dice.id(createdAt),
    placeCode: fact.place,
    cityCode: officeOf(fact.place),
    createdAt,
    verifiedAt: createdAt,
  };
}

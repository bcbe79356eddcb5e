import type { Tx } from "@/lib/db/types";
import { appendRecord } from "@/lib/residents/commands/append-record";
import { toRecord } from "@/lib/residents/queries";
import type { YearRecord } from "@/lib/residents/types";
import type { WorkingActor } from "../access";
import type { CityRuleVersions } from "../city-rules";
import { heldOn, type Permit } from "../queries";
import { ledgerChanges, PERMIT_KIND, residenceRecordsOf } from "../records";
import type { At } from "./at";

const ACTION = "YEAR_RECORD_FOLLOWED_PERMIT";

/** Brings the ledger of years to what the permit's acts say; done already, it writes nothing. */
export async function followLedger(
  tx: Tx,
  actor: WorkingActor,
  permit: Permit,
  rules: CityRuleVersions,
  at: At,
): Promise<void> {
  const { residentId, permitId } = permit;
  const rows = await tx.yearRecord.findMany({
    where: { residentId, permitId, status: "VERIFIED", supersededBy: { none: {} } },
  });
  const standing = new Map(rows.map((row) => [row.id, toRecord(row)]));
  const derived = residenceRecordsOf(permit, rules, await heldOn(tx, permit, at.today));
  const act = { action: ACTION, now: at.now };
  const always = { residentId, permitId, kind: PERMIT_KIND, source: "PERMIT" as const, note: null };
  for (const change of ledgerChanges([...standing.values()], derived)) {
    if (change.type === "WITHDRAW") {
      const { placeCode, cityCode, startOn, endOn, tags } = known(standing, change.supersedesId);
      const gone = { placeCode, cityCode, startOn, endOn, tags, status: "WITHDRAWN" as const };
      await appendRecord(tx, actor, { ...always, ...gone, supersedesId: change.supersedesId }, act);
      continue;
    }
    const supersedesId = change.type === "SUPERSEDE" ? change.supersedesId : null;
    await appendRecord(tx, actor, { ...always, ...change.record, status: "VERIFIED", supersedesId }, act);
  }
}

function known(records: ReadonlyMap<string, YearRecord>, id: string): YearRecord {
  const found = records.get(id);
  if (found === undefined) throw new Error(`no record ${id}`);
  return found;
}

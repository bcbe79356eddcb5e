import { toDate, toDay, toDayOrNull } from "@/lib/db/days";
import type { PermitAct as ActRow } from "@/lib/generated/prisma/client";
import type { PermitAct } from "./types";

type Columns = Pick<ActRow, "type" | "onDay" | "because" | "leftOn" | "falseSince">;

/** An act as its row has it. The CHECK of the table keeps each type to its own columns. */
export function actOfRow(row: Columns): PermitAct {
  return {
    type: row.type,
    on: toDay(row.onDay),
    ...(row.because === null ? {} : { because: row.because }),
    ...(row.leftOn === null ? {} : { leftOn: toDayOrNull(row.leftOn) }),
    ...(row.falseSince === null ? {} : { falseSince: toDayOrNull(row.falseSince) }),
  } as PermitAct;
}

/** The columns of an act. */
export function columnsOfAct(act: PermitAct): Columns {
  return {
    type: act.type,
    onDay: toDate(act.on),
    because: "because" in act ? act.because : null,
    leftOn: "leftOn" in act ? toDate(act.leftOn) : null,
    falseSince: "falseSince" in act ? toDate(act.falseSince) : null,
  };
}

import { type DeskActor, systemActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withinAs } from "@/lib/db/within-as";
import type { Header, Row } from "@/lib/tables/read-row";
import { actOfRow } from "../act-rows";
import { type CityRuleVersions, findCityRules } from "../city-rules";
import { offerEndorsement } from "../late-effect";
import { isPermitNumberIntact, permitNumberSchema } from "../numbers";
import type { PermitAct } from "../types";
import { plainName, type StaffColumns } from "./columns";
import type { LineFinding, LineValues } from "./types";

export interface CheckedLine {
  lineNo: number;
  permitNumber: string;
  personName: string;
  residentId: string | null;
  permitId: string | null;
  finding: LineFinding | null;
  values: LineValues;
}

type Places = Header<StaffColumns>["places"];

interface Match {
  residentId: string;
  permitId: string;
  name: string;
  isOwn: boolean;
}

/** What a permit's own rows say of it. */
interface Known {
  acts: PermitAct[];
  hasOpenEndorsement: boolean;
}

const NUMBER = /^(\d{6})-/;

/**
 * What there is to say of some lines of a list on a day. Whose number does not go with the name learns nothing of the
 * permit; the permits themselves are read by the scheduler's sight, for no person looks at them here.
 */
export async function checkLines(
  tx: Tx,
  officer: DeskActor,
  rows: readonly Row<StaffColumns>[],
  { places, today }: { places: Places; today: Day },
): Promise<CheckedLine[]> {
  const numbers = rows.flatMap((row) => (row.ok ? numberOf(row.values.permitNumber) : []));
  const matches = await matchPermits(tx, numbers);
  const known = await readPermits(tx, [...matches.values()]);
  const rules = await findCityRules(tx, officer.city);
  return rows.map((row) => {
    const told = textsOf(row, places);
    const none = { lineNo: row.line, ...told, residentId: null, permitId: null };
    const number = numberOf(told.permitNumber)[0];
    if (!row.ok) return { ...none, ...unreadable(row) };
    if (number === undefined) return { ...none, finding: mistyped(row.values.permitNumber), values: {} };
    const match = matches.get(number);
    if (match === undefined) return { ...none, finding: absent(number, officer.city), values: {} };
    if (plainName(match.name) !== plainName(row.values.personName))
      return { ...none, finding: "NAME_DIFFERS", values: {} };
    const { residentId, permitId } = match;
    const line = { ...none, permitNumber: number, residentId, permitId };
    if (match.isOwn) return { ...line, finding: "OWN_HOUSEHOLD", values: {} };
    return { ...line, ...standingOf(known.get(permitId), rules, today) };
  });
}

function numberOf(typed: string): string[] {
  const read = permitNumberSchema.safeParse(typed);
  return read.success ? [read.data] : [];
}

/** A number whose check character does not fit was mistyped; anything else is no number of a permit. */
function mistyped(typed: string): LineFinding {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z*~$=]/g, "");
  const dashed = plain.replace(/^(.{6})(.{5})(.{5})$/, "$1-$2-$3");
  return plain.length === 16 && NUMBER.test(dashed) && !isPermitNumberIntact(dashed)
    ? "MISTYPED"
    : "NOT_A_NUMBER";
}

function absent(number: string, city: string): LineFinding {
  return NUMBER.exec(number)?.[1] === city ? "NO_SUCH_PERMIT" : "OTHER_CITY";
}

function unreadable(row: Row<StaffColumns>): Pick<CheckedLine, "finding" | "values"> {
  const [first] = row.findings;
  const duplicate = row.findings.find(({ code }) => code === "DUPLICATE");
  if (duplicate !== undefined && first === duplicate)
    return { finding: "DUPLICATE", values: { firstLine: Number(duplicate.params.firstLine) } };
  const findings = row.findings.map(({ code, column, params }) => ({ code, column, params }));
  return { finding: "UNREADABLE", values: { findings } };
}

/** What stands in the line, as far as it can be kept: a line that cannot be read may hold anything. */
function textsOf(row: Row<StaffColumns>, places: Places): Pick<CheckedLine, "permitNumber" | "personName"> {
  if (row.ok) return row.values;
  const plain = (at: number | null) =>
    [...(row.cells[at ?? -1]?.text ?? "").replace(/\p{C}/gu, "")].slice(0, 60).join("");
  return { permitNumber: plain(places.permitNumber), personName: plain(places.personName) };
}

function standingOf(
  permit: Known | undefined,
  rules: CityRuleVersions,
  today: Day,
): Pick<CheckedLine, "finding" | "values"> {
  if (permit === undefined) return { finding: "NO_SUCH_PERMIT", values: {} };
  if (permit.hasOpenEndorsement) return { finding: "APPLICATION_OPEN", values: {} };
  const offer = offerEndorsement(permit.acts, rules, today);
  const days = { dueOn: offer.before?.dueOn ?? undefined, opensOn: offer.before?.opensOn ?? undefined };
  if (offer.possible) {
    const { act, effect } = offer;
    return {
      finding: null,
      values: { ...days, act: act.type, ...(effect === null ? {} : { effect }) },
    };
  }
  const { because, before } = offer;
  if (because === "TOO_EARLY" || because === "REISSUE_REQUIRED") return { finding: because, values: days };
  if (before?.cancelledBecause === "LAPSED_TOO_LONG") return { finding: "LAPSED_TOO_LONG", values: {} };
  return { finding: before?.state === "REVOKED" ? "REVOKED" : "CANCELLED", values: {} };
}

async function matchPermits(tx: Tx, numbers: readonly string[]): Promise<Map<string, Match>> {
  const found = await tx.$queryRaw<
    { number: string; resident_id: string; permit_id: string; name: string; own: boolean }[]
  >`
    SELECT number, resident_id, permit_id, name, app_own_household(resident_id) AS own
    FROM app_match_permits(${[...numbers]}::text[])`;
  return new Map(
    found.map(({ number, resident_id: residentId, permit_id: permitId, name, own: isOwn }) => [
      number,
      { residentId, permitId, name, isOwn },
    ]),
  );
}

async function readPermits(tx: Tx, matches: readonly Match[]): Promise<Map<string, Known>> {
  const residents = [...new Set(matches.map(({ residentId }) => residentId))];
  if (residents.length === 0) return new Map();
  const ids = matches.map(({ permitId }) => permitId);
  return withinAs(tx, systemActor("SYSTEM_SCHEDULER", ...residents), async () => {
    const acts = await tx.permitAct.findMany({
      where: { residentId: { in: residents }, permitId: { in: ids } },
      orderBy: { sequence: "asc" },
    });
    const open = await tx.permitApplication.findMany({
      where: { residentId: { in: residents }, permitId: { in: ids }, kind: "ENDORSEMENT", closedAt: null },
      select: { permitId: true },
    });
    const waiting = new Set(open.map(({ permitId }) => permitId));
    return new Map(
      ids.map((id) => [
        id,
        {
          acts: acts.filter(({ permitId }) => permitId === id).map(actOfRow),
          hasOpenEndorsement: waiting.has(id),
        },
      ]),
    );
  });
}

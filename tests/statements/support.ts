import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";
import {
  generateKey,
  issuerName,
  issueStatement,
  listedKey,
  nextTrustList,
  type StatedRecord,
  type TrustList,
} from "@/lib/permits/credential";
import type { Trust } from "@/lib/permits/statements/read";
import { takeInStatement } from "@/lib/permits/statements/take-in";
import { at, SUZHOU, TODAY, type World, WUXI } from "../support/world";

export type Person = ResidentActor & { idNumber: string };

export const DAY = 86_400_000;
const LONG_AGO = new Date("2020-01-01T00:00:00Z");
export const ELSEWHERE = "https://hutong.elsewhere.example";

/** Another installation: its own operator, and a key for each of its cities. */
export async function anotherInstallation(cities = [SUZHOU, WUXI], origin = ELSEWHERE) {
  const operator = await generateKey();
  const keys = new Map(await Promise.all(cities.map(async (code) => [code, await generateKey()] as const)));
  const keyOf = (city: string) => {
    const key = keys.get(city);
    if (key === undefined) throw new Error(`${city} is not a city of that installation`);
    return key;
  };
  const issuers = cities.map((cityCode) => ({
    iss: issuerName(origin, cityCode),
    cityCode,
    keys: [listedKey(keyOf(cityCode), LONG_AGO)],
  }));
  return {
    operator,
    keyOf,
    list: (now = at().now): TrustList => nextTrustList(null, issuers, now, 7 * 86_400),
    /** A statement as a city of that installation signs it. */
    async state(
      person: { name: string; idNumber: string },
      records: readonly StatedRecord[],
      { city = SUZHOU, on = TODAY, lastsDays = 180, key = keyOf(city) } = {},
    ): Promise<string> {
      const issuedAt = at(on).now;
      return issueStatement(
        { person: { name: person.name, idNumber: person.idNumber }, asOf: on, records: [...records] },
        {
          iss: issuerName(origin, city),
          key: { kid: key.kid, key: key.privateJwk },
          issuedAt,
          expiresAt: new Date(issuedAt.getTime() + lastsDays * DAY),
        },
      );
    },
  };
}
export type Installation = Awaited<ReturnType<typeof anotherInstallation>>;

export const trusting = (...others: TrustList[]): Trust => ({
  own: nextTrustList(null, [], at().now, 7 * 86_400),
  others,
});

let numbers = 0;

/** A stated record; a new number at every call. */
export function stated(changes: Partial<StatedRecord> = {}): StatedRecord {
  return {
    id: `their-${++numbers}`,
    kind: "residence",
    place: SUZHOU,
    startOn: "2020-01-01",
    endOn: "2022-12-31",
    tags: [],
    source: "REGISTER",
    verifiedOn: "2023-01-05",
    ...changes,
  };
}

/** Takes the text in as the form does; what it is refused as, or the import's id. */
export async function takeIn(
  actor: ResidentActor,
  text: string,
  trust: Trust,
  { residentId = actor.id, today = TODAY } = {},
): Promise<{ id: string } | { refused: string }> {
  try {
    return {
      id: await withActor(actor, (tx) =>
        takeInStatement(tx, actor, { residentId, text, field: "text", trust }, at(today)),
      ),
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refused: error.detail.fields?.text?.replace(/^statement\./, "") ?? error.code };
  }
}

export interface LedgerRow {
  id: string;
  kind: string;
  city_code: string;
  start_on: string;
  end_on: string | null;
  status: string;
  source: string;
  tags: string[];
  supersedes_id: string | null;
}

/** Every row of somebody's ledger, past row-level security. */
export const ledgerOf = (world: World, person: { id: string }) =>
  world.rows<LedgerRow>(
    `SELECT id, kind, city_code, start_on::text, end_on::text, status, source, tags, supersedes_id
     FROM year_record WHERE resident_id = $1 ORDER BY start_on, kind, end_on, id`,
    [person.id],
  );

export interface ItemRow {
  id: string;
  city_code: string;
  state: string;
  waiting_for: string;
  row_version: number;
  subject_label: string;
}

export const tasksOf = (world: World, person: { id: string }) =>
  world.rows<ItemRow>(
    "SELECT id, city_code, state, waiting_for, row_version, subject_label FROM work_item WHERE resident_id = $1 AND kind = 'STATEMENT' ORDER BY created_at, id",
    [person.id],
  );

export type Officer = DeskActor;

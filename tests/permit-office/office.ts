import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import * as commands from "@/lib/permits/commands";
import { listApplications, listPermits, openApplication, type Permit } from "@/lib/permits/queries";
import type { ApplicationAnswers, ApplicationKind } from "@/lib/permits/types";
import { at, SUZHOU, type TestRecord, type World } from "../support/world";

/** Half a year of registered residence in Suzhou and a job there: what Decree 663 art. 2 asks for on 2024-03-01. */
export const LIVES_THERE: TestRecord[] = [
  { kind: "registration", city: SUZHOU, startOn: "2023-01-01" },
  { kind: "employment", city: SUZHOU, startOn: "2023-01-01" },
];

export const ANSWERS: ApplicationAnswers = {
  basis: "JOB",
  address: "苏州市姑苏区人民路100号",
  phone: "13800000000",
  circumstances: "在公交车上遗失",
};

type Work<T> = (tx: Tx, now: commands.At) => Promise<T>;

/** One command in one transaction on a day. */
export function on<T>(actor: ResidentActor | DeskActor, day: string, work: Work<T>): Promise<T> {
  return withActor(actor, (tx) => work(tx, at(day)));
}

/** Hands in an application of a kind and gives its reference. */
export async function apply(
  holder: ResidentActor,
  kind: ApplicationKind,
  day: string,
  {
    permit,
    answers = {},
    residentId,
  }: { permit?: Permit; answers?: ApplicationAnswers; residentId?: string } = {},
): Promise<string> {
  const reference = await on(holder, day, (tx, now) =>
    commands.startApplication(
      tx,
      holder,
      { residentId: residentId ?? holder.id, kind, place: SUZHOU, permit: permit?.number },
      now,
    ),
  );
  await on(holder, day, (tx, now) =>
    commands.saveApplication(tx, holder, { reference, seenVersion: 1, ...ANSWERS, ...answers }, now),
  );
  await on(holder, day, (tx, now) =>
    commands.submitApplication(tx, holder, { reference, seenVersion: 2, declaredTrue: "yes" }, now),
  );
  return reference;
}

/** Accepts what was handed in, unless the days have done so already, and grants it. */
export async function grant(clerk: DeskActor, reference: string, day: string): Promise<Permit> {
  const seen = await on(clerk, day, (tx, now) => openApplication(tx, clerk, reference, now.now));
  const seenVersion = seen?.rowVersion ?? 0;
  if (seen?.state === "ACCEPTED") return on(clerk, day, (tx, now) => granted(tx, seenVersion, now));
  await on(clerk, day, (tx, now) => commands.acceptApplication(tx, clerk, { reference, seenVersion }, now));
  return on(clerk, day, (tx, now) => granted(tx, seenVersion + 1, now));

  function granted(tx: Tx, version: number, now: commands.At): Promise<Permit> {
    return commands.grantApplication(tx, clerk, { reference, seenVersion: version, note: null }, now);
  }
}

/** A permit issued on a day. */
export async function issued(world: World, clerk: DeskActor, day: string) {
  const holder = await world.person({ records: LIVES_THERE });
  const permit = await grant(clerk, await apply(holder, "FIRST_ISSUE", day), day);
  return { holder, permit };
}

export function permitsOf(holder: ResidentActor): Promise<Permit[]> {
  return withActor(holder, (tx) => listPermits(tx, holder.id));
}

export function applicationsOf(holder: ResidentActor) {
  return withActor(holder, (tx) => listApplications(tx, holder.id));
}

/** What stands in the ledger because of permits: first and last day, and tags. */
export function permitRecords(world: World, residentId: string) {
  return world.rows<{ start_on: string; end_on: string | null; tags: string[] }>(
    `SELECT start_on::text, end_on::text, tags FROM year_record y
      WHERE resident_id = $1 AND source = 'PERMIT' AND status = 'VERIFIED'
        AND NOT EXISTS (SELECT 1 FROM year_record l WHERE l.resident_id = y.resident_id AND l.supersedes_id = y.id)
      ORDER BY start_on`,
    [residentId],
  );
}

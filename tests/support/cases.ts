import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import * as commands from "@/lib/transfers/commands";
import type { CaseState, CaseStep } from "@/lib/transfers/types";
import { at, ENOUGH, NANJING, SUZHOU, type TestPerson, TODAY, type World, WUXI, ZONE } from "./world";

/** The offices of a case from Wuxi to Suzhou. */
export interface Team {
  clerk: DeskActor;
  supervisor: DeskActor;
  originClerk: DeskActor;
  originSupervisor: DeskActor;
  elsewhere: DeskActor;
}

export async function makeTeam(world: World): Promise<Team> {
  return {
    clerk: await world.clerk(SUZHOU),
    supervisor: await world.supervisor(SUZHOU),
    originClerk: await world.clerk(WUXI),
    originSupervisor: await world.supervisor(WUXI),
    elsewhere: await world.supervisor(NANJING),
  };
}

export type Holder = ResidentActor;
export type Actor = Holder | DeskActor;
type Seen = { reference: string; seenVersion: number };

type Call = (actor: Actor, seen: Seen, today: string, undo?: Error) => Promise<unknown>;

/** Every step as a call, with input that the schemas have already passed. */
const CALLS: Record<CaseStep, Call> = {
  SAVE: (actor, seen, ...on) =>
    asResident(actor, on, (tx, who, now) =>
      commands.saveContact(tx, who, { ...seen, phone: "13800000000" }, now),
    ),
  SUBMIT: (actor, seen, ...on) =>
    asResident(actor, on, (tx, who, now) =>
      commands.submitTransfer(tx, who, { ...seen, declaredTrue: "yes" }, now),
    ),
  SUPPLEMENT: (actor, seen, ...on) =>
    asResident(actor, on, (tx, who, now) =>
      commands.supplementTransfer(tx, who, { ...seen, note: null }, now),
    ),
  WITHDRAW: (actor, seen, ...on) =>
    asResident(actor, on, (tx, who, now) => commands.withdrawTransfer(tx, who, seen, now)),
  REQUEST_CORRECTION: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) =>
      commands.requestCorrection(tx, who, { ...seen, items: ["LANDING_PROOF"], note: null }, now),
    ),
  ACCEPT: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) => commands.acceptTransfer(tx, who, seen, now)),
  PROPOSE_APPROVAL: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) => commands.proposeApproval(tx, who, { ...seen, note: null }, now)),
  PROPOSE_REFUSAL: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) =>
      commands.proposeRefusal(tx, who, { ...seen, grounds: ["LANDING_PLACE"], note: "没有住所证明" }, now),
    ),
  RETURN: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) =>
      commands.returnProposal(tx, who, { ...seen, note: "请再核对" }, now),
    ),
  APPROVE: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) => commands.approveTransfer(tx, who, seen, now)),
  CONFIRM_REFUSAL: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) => commands.confirmRefusal(tx, who, seen, now)),
  CONFIRM_ORIGIN: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) => commands.confirmOrigin(tx, who, seen, now)),
  OBJECT: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) =>
      commands.objectToTransfer(tx, who, { ...seen, grounds: ["COURT_ORDER"], note: "法院冻结" }, now),
    ),
  ANSWER_OBJECTION: (actor, seen, ...on) =>
    asOfficer(actor, on, (tx, who, now) =>
      commands.answerObjection(tx, who, { ...seen, note: "已解除" }, now),
    ),
};

type Work<A> = (tx: Tx, who: A, now: commands.At) => Promise<unknown>;

type On = [today: string, undo?: Error];

function asResident(actor: Actor, on: On, work: Work<ResidentActor>): Promise<unknown> {
  // What a forged post would do: the command itself must refuse whoever is not the person.
  return inOneGo(actor, on, (tx, now) => work(tx, actor as ResidentActor, now));
}

function asOfficer(actor: Actor, on: On, work: Work<DeskActor>): Promise<unknown> {
  return inOneGo(actor, on, (tx, now) => work(tx, actor as DeskActor, now));
}

function inOneGo(
  actor: Actor,
  [today, undo]: On,
  work: (tx: Tx, now: commands.At) => Promise<unknown>,
): Promise<unknown> {
  return withActor(actor, async (tx) => {
    const done = await work(tx, at(today));
    if (undo) throw undo;
    return done;
  });
}

class RolledBack extends Error {}

/** What taking this step would end in: the code of the refusal, or null; nothing of it stays. */
export async function tryStep(step: CaseStep, actor: Actor, seen: Seen): Promise<string | null> {
  try {
    return await refusalOf(CALLS[step](actor, seen, TODAY, new RolledBack()));
  } catch (error) {
    if (error instanceof RolledBack) return null;
    throw error;
  }
}

/** Takes one step, on the version that stands unless another was seen. */
export async function take(
  world: World,
  step: CaseStep,
  actor: Actor,
  reference: string,
  options: { seenVersion?: number; today?: string } = {},
): Promise<void> {
  const seenVersion = options.seenVersion ?? (await caseRow(world, reference)).row_version;
  await CALLS[step](actor, { reference, seenVersion }, options.today ?? TODAY);
}

/** The way from the start to each state, and who goes it. */
const WAY: Record<CaseState, [CaseStep, keyof Team | "holder"][]> = (() => {
  const submitted: [CaseStep, keyof Team | "holder"][] = [["SUBMIT", "holder"]];
  const accepted: typeof submitted = [...submitted, ["ACCEPT", "clerk"]];
  const proposed: typeof submitted = [...accepted, ["PROPOSE_APPROVAL", "clerk"]];
  const refusing: typeof submitted = [...accepted, ["PROPOSE_REFUSAL", "clerk"]];
  const approved: typeof submitted = [...proposed, ["APPROVE", "supervisor"]];
  return {
    DRAFT: [],
    SUBMITTED: submitted,
    CORRECTION_REQUESTED: [...submitted, ["REQUEST_CORRECTION", "clerk"]],
    ACCEPTED: accepted,
    APPROVAL_PROPOSED: proposed,
    REFUSAL_PROPOSED: refusing,
    ORIGIN_CHECK: approved,
    ORIGIN_OBJECTED: [...approved, ["OBJECT", "originClerk"]],
    SETTLED: [...approved, ["CONFIRM_ORIGIN", "originClerk"]],
    REFUSED: [...refusing, ["CONFIRM_REFUSAL", "supervisor"]],
    WITHDRAWN: [...accepted, ["WITHDRAW", "holder"]],
  };
})();

export interface TestCase {
  holder: Holder;
  reference: string;
}

/** A case in this state, reached by the commands themselves. */
export async function caseIn(
  world: World,
  team: Team,
  state: CaseState,
  given: { person?: TestPerson; holder?: Holder } = {},
): Promise<TestCase> {
  const holder = given.holder ?? (await world.person({ records: ENOUGH, ...given.person }));
  const reference = await start(holder);
  await fillIn(world, holder, reference);
  for (const [step, who] of WAY[state]) {
    await take(world, step, who === "holder" ? holder : team[who], reference);
  }
  return { holder, reference };
}

export function start(holder: Holder, destination = SUZHOU): Promise<string> {
  return withActor(holder, (tx) =>
    commands.startTransfer(tx, holder, { residentId: holder.id, destination, zone: ZONE }, at()),
  );
}

/** Answers every section of the application. */
export async function fillIn(world: World, holder: Holder, reference: string): Promise<void> {
  const seen = async () => ({ reference, seenVersion: (await caseRow(world, reference)).row_version });
  const about = { ...(await seen()), "attribute.education": "bachelor" };
  await withActor(holder, (tx) => commands.saveAbout(tx, holder, about, at()));
  const landing = {
    ...(await seen()),
    landingKind: "OWN_HOME" as const,
    address: "苏州市姑苏区平江路1号",
    holder: null,
  };
  await withActor(holder, (tx) => commands.saveLanding(tx, holder, landing, at()));
  await take(world, "SAVE", holder, reference);
}

export interface CaseRow {
  resident_id: string;
  id: string;
  state: CaseState;
  row_version: number;
  accepted_on: Date | null;
  due: string | null;
  rule_set_version: number | null;
  bundle_sha256: string | null;
  handed_over_at: Date | null;
  closed_at: Date | null;
}

/** The case as it lies in the database, past row-level security. */
export async function caseRow(world: World, reference: string): Promise<CaseRow> {
  const [row] = await world.rows<CaseRow>(
    "SELECT *, due_on::text AS due FROM transfer_case WHERE reference = $1",
    [reference],
  );
  if (!row) throw new Error(`no case ${reference}`);
  return row;
}

/** The code of the refusal that the work ends in; null when it goes through. */
export async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === "AppError" && "code" in error) return String(error.code);
    throw error;
  }
}

/** Everything the database holds about a case, to compare before and after a refusal. */
export async function traceOf(world: World, reference: string): Promise<unknown> {
  const { resident_id } = await caseRow(world, reference);
  const state = [];
  for (const table of [
    "transfer_case",
    "decision",
    "certificate",
    "supplement_request",
    "work_item",
    "audit_event",
    "household_registration",
  ])
    state.push(await world.rows(`SELECT * FROM ${table} WHERE resident_id = $1 ORDER BY id`, [resident_id]));
  return state;
}

import type pg from "pg";
import { Dice } from "@/lib/demo/dice";
import type { Newcomer } from "@/lib/demo/newcomers";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { addressIn, countyOf } from "@/lib/demo/world";
import { firstApplicationDay } from "@/lib/permits/half-year";
import type { ApplicationAnswers } from "@/lib/permits/types";
import { addDays, addMonths } from "@/lib/places/days";
import { type Moment, scheduleOf } from "./case-schedule";
import { officer } from "./cases";
import { driveApplication } from "./permit-drive";
import { type Candidate, listHolders } from "./permit-holders";
import { APPLICATION_PLANS, type ApplicationPlan } from "./permit-plans";

/** Applications driven at once: different people's never meet, and the database is what is waited for. */
const AT_ONCE = 5;
/** How long before its due day every city of the demonstration's desks takes an endorsement, in months. */
const WINDOW_MONTHS = 1;

/** Fills the permit desks of Nanjing and Suzhou: applications of every kind and state, made by the product's commands. */
export async function seedApplications(
  owner: pg.Client,
  arrived: readonly Newcomer[],
  staff: readonly DemoStaff[],
  apart: readonly string[],
): Promise<void> {
  const drives: (() => Promise<void>)[] = [];
  for (const city of new Set(arrived.map((one) => one.city))) {
    const begun = await residentsWithApplications(owner, city);
    const holders = await listHolders(owner, city, apart);
    const candidates = [...arrived.filter((one) => one.city === city).map(candidateOf), ...holders];
    const left = new Set(candidates.filter(({ residentId }) => !begun.has(residentId)));
    const plans = APPLICATION_PLANS.flatMap((plan) => Array.from({ length: plan.count }, () => plan));
    for (const [at, plan] of plans.slice(begun.size).entries()) {
      const moments = scheduleOf(new Dice("application", city, at + begun.size), plan, ANCHOR_DAY);
      const found = [...left].find((candidate) => fits(candidate, plan, moments));
      // A small demonstration may have nobody for a plan.
      if (found === undefined) continue;
      left.delete(found);
      drives.push(() => drive(found, plan, moments, staff));
    }
  }
  const next = drives.values();
  const work = async () => {
    for (const one of next) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function candidateOf({ person, city, arrivedOn, basis }: Newcomer): Candidate {
  // They are registered two days after they come.
  const firstIssueFrom = firstApplicationDay(addDays(arrivedOn, 2));
  const { residentId, name } = person;
  return { residentId, name, city, place: city, basis, firstIssueFrom, permit: null };
}

/** Whether the plan's acts are open to somebody on its days. */
function fits(candidate: Candidate, plan: ApplicationPlan, moments: readonly Moment[]): boolean {
  const { permit, firstIssueFrom } = candidate;
  const startedOn = moments[0]?.today ?? ANCHOR_DAY;
  const { kind, applicant } = plan;
  if (applicant === "SETTLED") return firstIssueFrom !== null && firstIssueFrom <= startedOn;
  if (applicant === "TOO_SOON") return firstIssueFrom !== null && firstIssueFrom > ANCHOR_DAY;
  if (permit === null || permit.state !== applicant || permit.lastActOn >= startedOn) return false;
  if (applicant === "SUSPENDED") return permit.dueOn < startedOn;
  const isWindow = addMonths(permit.dueOn, -WINDOW_MONTHS) <= startedOn;
  return kind === "ENDORSEMENT" ? isWindow : addMonths(permit.dueOn, -WINDOW_MONTHS) > ANCHOR_DAY;
}

async function drive(
  candidate: Candidate,
  plan: ApplicationPlan,
  moments: readonly Moment[],
  staff: readonly DemoStaff[],
): Promise<void> {
  const { residentId, name, city, place, permit } = candidate;
  const dice = new Dice("permit application", residentId);
  await driveApplication(
    dice,
    {
      resident: { kind: "RESIDENT", role: "RESIDENT", id: residentId, name, sessionId: residentId },
      clerk: officer(staff, "CLERK", city, dice),
      kind: plan.kind,
      place,
      permit: permit?.number,
      answers: answersOf(dice, candidate, plan, moments[0]?.today ?? ANCHOR_DAY),
    },
    plan.acts,
    moments,
  );
}

function answersOf(
  dice: Dice,
  { city, basis, permit }: Candidate,
  { kind }: ApplicationPlan,
  startedOn: string,
): ApplicationAnswers {
  // 170 numbers of virtual operators were never given to a real subscriber of this range.
  const phone = `1700000${String(dice.int(0, 9999)).padStart(4, "0")}`;
  const county = countyOf(dice, city, Number(ANCHOR_DAY.slice(0, 4))).name;
  const address = addressIn(dice, city, county);
  const movedOn = addDays(startedOn, -dice.int(1, 6));
  switch (kind) {
    case "FIRST_ISSUE":
      return { basis, address, phone };
    case "ENDORSEMENT":
      return { basis, phone, ...(permit === null ? { address } : {}) };
    case "ADDRESS_CHANGE":
      return { address, phone, leftOn: addDays(movedOn, -1), movedOn };
    case "DAMAGED_REPLACEMENT":
      return { phone, circumstances: "芯片无法读取" };
    case "LOSS_REPLACEMENT":
      return { phone, circumstances: "在地铁上遗失" };
  }
}

/** Whom an earlier, interrupted run has given an application. */
async function residentsWithApplications(owner: pg.Client, city: string): Promise<Set<string>> {
  const { rows } = await owner.query<{ id: string }>(
    "SELECT DISTINCT resident_id AS id FROM permit_application WHERE city_code = $1",
    [city],
  );
  return new Set(rows.map(({ id }) => id));
}

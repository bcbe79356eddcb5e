import type pg from "pg";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { Dice } from "@/lib/demo/dice";
import type { DemoPersona } from "@/lib/demo/personas";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { addressIn, countyOf } from "@/lib/demo/world";
import { readZones } from "@/lib/places/data";
import { type Candidate, isEligible, listCandidates } from "./case-candidates";
import { driveCase } from "./case-drive";
import { CASE_PLANS, type CasePlan, PERSONA_CASES } from "./case-plans";
import { scheduleOf } from "./case-schedule";

const EDUCATION = ["none", "none", "associate", "bachelor"] as const;

/** Fills the offices' queues: cases in every state, made by the product's own commands at chosen moments. */
export async function seedCases(
  owner: pg.Client,
  known: readonly DemoPersona[],
  staff: readonly DemoStaff[],
): Promise<void> {
  const apart = known.map(({ person }) => person.residentId);
  const staffed = [...new Set(staff.flatMap((one) => one.cityCode ?? []))];
  const candidates = await listCandidates(owner, staffed, apart);
  const begun = await residentsWithCases(owner);
  for (const { key, destination, plan } of PERSONA_CASES) {
    const found = known.find(({ persona }) => persona.key === key);
    const origin = found?.persona.home?.city;
    if (found === undefined || origin === undefined || begun.has(found.person.residentId)) continue;
    const { residentId, name } = found.person;
    if (!(await tryCase({ residentId, name, origin, destination }, plan, staff))) {
      throw new Error(`the case of "${key}" is not open to them`);
    }
  }
  // The rarest wish first: those whom the rules refuse, then those they admit, then anybody.
  const plans = CASE_PLANS.flatMap((plan) => Array.from({ length: plan.count }, () => plan)).slice(
    begun.size,
  );
  const wishes = [...plans].sort((a, b) => rank(a) - rank(b));
  const left = new Set(candidates);
  for (const plan of wishes) {
    for (const candidate of left) {
      if (!(await tryCase(candidate, plan, staff))) continue;
      left.delete(candidate);
      break;
    }
  }
}

function rank({ eligible }: CasePlan): number {
  return eligible === false ? 0 : eligible ? 1 : 2;
}

/** Whom an earlier, interrupted run has given a case. */
async function residentsWithCases(owner: pg.Client): Promise<Set<string>> {
  const { rows } = await owner.query<{ id: string }>("SELECT resident_id AS id FROM transfer_case");
  return new Set(rows.map(({ id }) => id));
}

/** Drives the plan through when the rules answer as it needs; otherwise leaves the person alone. */
async function tryCase(candidate: Candidate, plan: CasePlan, staff: readonly DemoStaff[]): Promise<boolean> {
  const { residentId, name, origin, destination } = candidate;
  const dice = new Dice("case", residentId);
  const zone = zoneFor(origin, destination);
  const education = dice.pick(EDUCATION);
  const resident: ResidentActor = {
    kind: "RESIDENT",
    role: "RESIDENT",
    id: residentId,
    name,
    sessionId: residentId,
  };
  const moments = scheduleOf(dice, plan, ANCHOR_DAY);
  const accepted = moments[plan.acts.indexOf("ACCEPT")] ?? moments.at(-1);
  const on = accepted?.today ?? ANCHOR_DAY;
  if (plan.eligible !== null) {
    const attributes = { education, noCriminalRecord: true };
    if ((await isEligible(resident, { zone, destination, on, attributes })) !== plan.eligible) return false;
  }
  const players = {
    resident,
    clerk: officer(staff, "CLERK", destination, dice),
    supervisor: officer(staff, "SUPERVISOR", destination, dice),
    originClerk: officer(staff, "CLERK", origin, dice),
  };
  const year = Number(ANCHOR_DAY.slice(0, 4));
  const landing = addressIn(dice, destination, countyOf(dice, destination, year).name);
  const about = { "attribute.education": education, "attribute.noCriminalRecord": "true" };
  await driveCase(dice, players, { destination, zone, landing, about }, plan.acts, moments);
  return true;
}

const FIVE_CITIES = new Set(
  readZones()
    .find(({ id }) => id === "southern-jiangsu")
    ?.members.map(({ code }) => code),
);

/** The five cities among themselves use the pilot's rules; everybody else the delta's. */
function zoneFor(origin: string, destination: string): string {
  return FIVE_CITIES.has(origin) && FIVE_CITIES.has(destination) ? "southern-jiangsu" : "yangtze-river-delta";
}

function officer(staff: readonly DemoStaff[], role: DeskActor["role"], city: string, dice: Dice): DeskActor {
  const { id, name } = dice.pick(staff.filter((one) => one.role === role && one.cityCode === city));
  return { kind: "STAFF", role, id, name, city, residentId: null, sessionId: id };
}

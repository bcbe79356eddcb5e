import type pg from "pg";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { Dice } from "@/lib/demo/dice";
import type { DemoPersona } from "@/lib/demo/personas";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { addressIn, countyOf } from "@/lib/demo/world";
import { readZones } from "@/lib/places/data";
import { type Candidate, eligibility, listCandidates, type Question } from "./case-candidates";
import { driveCase } from "./case-drive";
import { CASE_PLANS, type CasePlan, PERSONA_CASES } from "./case-plans";
import { scheduleOf } from "./case-schedule";

const EDUCATION = ["none", "none", "associate", "bachelor"] as const;

/** Cases driven at once: different people's never meet, and the database is what is waited for. */
const AT_ONCE = 5;

type Drive = () => Promise<void>;
type Office = { readonly staff: readonly DemoStaff[]; readonly isEligible: (question: Question) => boolean };

/** Fills the offices' queues: cases in every state, made by the product's own commands at chosen moments. */
export async function seedCases(
  owner: pg.Client,
  known: readonly DemoPersona[],
  staff: readonly DemoStaff[],
): Promise<void> {
  const begun = await residentsWithCases(owner);
  const apart = known.map(({ person }) => person.residentId);
  const staffed = [...new Set(staff.flatMap((one) => one.cityCode ?? []))];
  const candidates = await listCandidates(owner, staffed, apart);
  const isEligible = await eligibility(owner, [...apart, ...candidates.map(({ residentId }) => residentId)]);
  const office = { staff, isEligible };
  const personas = personaCases(
    known.filter(({ person }) => !begun.has(person.residentId)),
    office,
  );
  const next = [...personas, ...streamCases(candidates, begun.size, office)].values();
  const work = async () => {
    for (const drive of next) await drive();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function personaCases(known: readonly DemoPersona[], office: Office): Drive[] {
  return PERSONA_CASES.flatMap(({ key, destination, plan }) => {
    const found = known.find(({ persona }) => persona.key === key);
    const origin = found?.persona.home?.city;
    if (found === undefined || origin === undefined) return [];
    const { residentId, name } = found.person;
    const drive = prepareCase({ residentId, name, origin, destination, permitActOn: null }, plan, office);
    if (drive === null) throw new Error(`the case of "${key}" is not open to them`);
    return [drive];
  });
}

function streamCases(candidates: readonly Candidate[], begun: number, office: Office): Drive[] {
  const left = new Set(candidates);
  const drives: Drive[] = [];
  const plans = CASE_PLANS.flatMap((plan) => Array.from({ length: plan.count }, () => plan)).slice(begun);
  // Hand-overs first, while candidates from the offices' own cities are left; then the rarest wishes.
  for (const plan of plans.sort((a, b) => rank(a) - rank(b))) {
    for (const candidate of left) {
      const drive = prepareCase(candidate, plan, office);
      if (drive === null) continue;
      drives.push(drive);
      left.delete(candidate);
      break;
    }
  }
  return drives;
}

function rank({ ends, eligible }: CasePlan): number {
  if (ends === "ORIGIN_CHECK" || ends === "ORIGIN_OBJECTED") return 0;
  return eligible === false ? 1 : eligible ? 2 : 3;
}

/** Whom an earlier, interrupted run has given a case. */
async function residentsWithCases(owner: pg.Client): Promise<Set<string>> {
  const { rows } = await owner.query<{ id: string }>("SELECT resident_id AS id FROM transfer_case");
  return new Set(rows.map(({ id }) => id));
}

/** The case ready to be driven, when the rules answer as the plan needs; null for somebody else's plan. */
function prepareCase(candidate: Candidate, plan: CasePlan, { staff, isEligible }: Office): Drive | null {
  const { residentId, name, origin, destination, permitActOn } = candidate;
  const dice = new Dice("case", residentId);
  const zone = zoneFor(origin, destination);
  const education = dice.pick(EDUCATION);
  const moments = scheduleOf(dice, plan, ANCHOR_DAY);
  const on = (moments[plan.acts.indexOf("ACCEPT")] ?? moments.at(-1))?.today ?? ANCHOR_DAY;
  const settledOn = moments[plan.acts.indexOf("CONFIRM_ORIGIN")]?.today ?? null;
  if (settledOn !== null && permitActOn !== null && settledOn < permitActOn) return null;
  const question = { residentId, zone, destination, on, attributes: { education, noCriminalRecord: true } };
  if (plan.eligible !== null && isEligible(question) !== plan.eligible) return null;
  const resident: ResidentActor = {
    kind: "RESIDENT",
    role: "RESIDENT",
    id: residentId,
    name,
    sessionId: residentId,
  };
  const players = {
    resident,
    clerk: officer(staff, "CLERK", destination, dice),
    supervisor: officer(staff, "SUPERVISOR", destination, dice),
    originClerk: officer(staff, "CLERK", origin, dice),
  };
  const year = Number(ANCHOR_DAY.slice(0, 4));
  const landing = addressIn(dice, destination, countyOf(dice, destination, year).name);
  const about = { "attribute.education": education, "attribute.noCriminalRecord": "true" };
  return () => driveCase(dice, players, { destination, zone, landing, about }, plan.acts, moments);
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

/** Some officer of a role in a city, the same for the same dice. */
export function officer(
  staff: readonly DemoStaff[],
  role: DeskActor["role"],
  city: string,
  dice: Dice,
): DeskActor {
  const { id, name } = dice.pick(staff.filter((one) => one.role === role && one.cityCode === city));
  return { kind: "STAFF", role, id, name, city, residentId: null, sessionId: id };
}

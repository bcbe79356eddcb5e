import type pg from "pg";
import { Dice } from "@/lib/demo/dice";
import type { DemoPersona } from "@/lib/demo/personas";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { scheduleOf } from "./case-schedule";
import { officer } from "./cases";
import { driveApplication } from "./permit-drive";
import { type ApplicationPlan, PERSONA_PLANS } from "./permit-plans";

/** Gives people with an account an application of their own in each kind of state that has a page of its own. */
export async function seedPersonaApplications(
  owner: pg.Client,
  known: readonly DemoPersona[],
  staff: readonly DemoStaff[],
): Promise<void> {
  for (const [key, plan] of Object.entries(PERSONA_PLANS)) {
    const found = known.find(({ persona }) => persona.key === key);
    if (found === undefined) throw new Error(`there is no persona ${key}`);
    await drive(owner, found, plan, staff);
  }
}

async function drive(
  owner: pg.Client,
  { person: { residentId, name } }: DemoPersona,
  plan: ApplicationPlan,
  staff: readonly DemoStaff[],
): Promise<void> {
  const {
    rows: [permit],
  } = await owner.query<{ number: string; city: string; place: string }>(
    `SELECT p.number, p.city_code AS city, p.place_code AS place FROM permit p
      WHERE p.resident_id = $1 AND p.state = 'IN_FORCE'
        AND NOT EXISTS (SELECT 1 FROM permit_application a WHERE a.resident_id = p.resident_id)`,
    [residentId],
  );
  // An interrupted run has made it already.
  if (permit === undefined) return;
  const dice = new Dice("persona application", residentId);
  await driveApplication(
    dice,
    {
      resident: { kind: "RESIDENT", role: "RESIDENT", id: residentId, name, sessionId: residentId },
      clerk: officer(staff, "CLERK", permit.city, dice),
      kind: plan.kind,
      place: permit.place,
      permit: permit.number,
      answers: { phone: "17000000000", circumstances: "证卡磨损，无法读取" },
    },
    plan.acts,
    scheduleOf(dice, plan, ANCHOR_DAY),
  );
}

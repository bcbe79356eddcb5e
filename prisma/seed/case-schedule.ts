import type { Dice } from "@/lib/demo/dice";
import { instantOf } from "@/lib/demo/platform";
import { isWorkingDay } from "@/lib/places/calendar";
import { addDays } from "@/lib/places/days";

export type Moment = { readonly now: Date; readonly today: string };

/** Minutes after midnight: the first act of a day at nine or so, each following one later. */
const MORNING = 545;
const BETWEEN = 22;
/** Acts that follow the one before within the hour: one person at one desk or one screen. */
const AT_ONCE: ReadonlySet<string> = new Set(["ABOUT", "LANDING", "CONTACT", "SAVE", "SUBMIT"]);

type Plan = { readonly acts: readonly string[]; readonly age: readonly [number, number] };

/** When each act of a case happens, reckoned back from the anchor day: only on working days, never after it. */
export function scheduleOf(dice: Dice, plan: Plan, anchor: string): Moment[] {
  let day = workingDaysBefore(anchor, dice.int(...plan.age) + 1);
  const days: string[] = [];
  for (const act of [...plan.acts].reverse()) {
    days.unshift(day);
    if (!AT_ONCE.has(act)) day = workingDaysBefore(day, dice.int(0, 3));
  }
  const late = dice.int(0, 90);
  return days.map((today, at) => ({ now: new Date(instantOf(today, MORNING + late + at * BETWEEN)), today }));
}

function workingDaysBefore(day: string, count: number): string {
  let on = day;
  for (let left = count; left > 0; ) {
    on = addDays(on, -1);
    if (isWorkingDay(on)) left -= 1;
  }
  return on;
}

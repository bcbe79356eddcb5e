import { Dice } from "@/lib/demo/dice";
import type { DemoRecord } from "@/lib/demo/types";
import { firstApplicationDay, REGISTRATION_KIND } from "@/lib/permits/half-year";
import { addDays, addMonths } from "@/lib/places/days";

type Span = { startOn: string; endOn: string | null; of: DemoRecord };

/**
 * The registered residence (居住登记) that came before each permit, half a year at least: without it none would have
 * been issued. It goes on with the home there when the permit does not. Permits of one place that follow each other
 * within their half years share one registration.
 */
export function registrationsBefore(
  residence: readonly DemoRecord[],
  homes: readonly DemoRecord[],
): DemoRecord[] {
  const spans: Span[] = [];
  for (const of of [...residence].sort((a, b) => (a.startOn < b.startOn ? -1 : 1))) {
    const dice = new Dice("registered residence", of.id);
    const startOn = registeredOn(dice, of.startOn);
    const endOn = leftOn(of, homes);
    const last = spans.findLast((span) => span.of.placeCode === of.placeCode);
    if (last === undefined || (last.endOn !== null && last.endOn < addDays(startOn, -1)))
      spans.push({ startOn, endOn, of });
    else last.endOn = later(last.endOn, endOn);
  }
  return spans.map(({ startOn, endOn, of }) => ({
    ...{ id: new Dice("registration", of.id).id(of.createdAt), kind: REGISTRATION_KIND, startOn, endOn },
    ...{ placeCode: of.placeCode, cityCode: of.cityCode, status: "VERIFIED", tags: [], source: "REGISTER" },
    ...{ note: null, supersedesId: null, createdAt: of.createdAt, createdById: of.createdById },
    ...{ verifiedAt: of.verifiedAt, verifiedById: of.verifiedById },
  }));
}

/** The last day there: of the permit, or of a home that began before the permit ended and outlasts it. */
function leftOn(permit: DemoRecord, homes: readonly DemoRecord[]): string | null {
  return homes
    .filter(({ placeCode, startOn }) => placeCode === permit.placeCode && startOn <= (permit.endOn ?? "9999"))
    .reduce((endOn, home) => later(endOn, home.endOn), permit.endOn);
}

/** The later of two last days; null goes on. */
function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : a > b ? a : b;
}

/** A day some days before the last on which half a year is over by the permit's first day. */
function registeredOn(dice: Dice, issuedOn: string): string {
  let on = addDays(addMonths(issuedOn, -6), -dice.int(1, 12));
  // Months of different lengths can take back what a short February gave.
  while (firstApplicationDay(on) > issuedOn) on = addDays(on, -1);
  return on;
}

import { expect } from "vitest";
import { type Bundle, type CaseRecord, compile, dayNumber, evaluate, type Person } from "@/lib/rules";
import { addMonthsClamped } from "@/lib/rules/days";
import { NOT_ELIGIBLE, PopulationBuilder, Previewer, PreviewPlan } from "@/lib/rules/population";

export interface Resident {
  person?: Person;
  records: CaseRecord[];
}

/** The one-person engine's first eligible date in every city of the zone, as a preview writes it down. */
export function singly(document: Bundle, on: string, { person = {}, records }: Resident): number[] {
  const compiled = compile(document);
  const last = addMonthsClamped(on, 120);
  return document.zone.members.map(({ code: destination }) => {
    const kase = { destination, assessmentDate: on, person, records };
    const { firstEligibleDate } = evaluate(compiled, kase, { trace: false });
    if (firstEligibleDate == null || firstEligibleDate > last) return NOT_ELIGIBLE;
    return dayNumber(firstEligibleDate) - dayNumber(on);
  });
}

export function columnsOf(people: readonly Resident[]) {
  const builder = new PopulationBuilder();
  for (const { person = {}, records } of people) builder.add(person, records);
  return builder.finish();
}

/** Asks people, and the one-person engine beside; says what the preview came to. */
export function asked(document: Bundle, on: string, people: readonly Resident[]) {
  const previewer = new Previewer(new PreviewPlan(compile(document), on, columnsOf(people)));
  previewer.seek(0);
  const found = people.map(() => {
    previewer.next();
    previewer.count();
    return [...previewer.firstDays];
  });
  expect(found).toEqual(people.map((resident) => singly(document, on, resident)));
  return { days: found, tally: previewer.tally };
}

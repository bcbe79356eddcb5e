import type { Dice } from "@/lib/demo/dice";
import type { Stay } from "@/lib/demo/stays";
import type { DemoRecordTag, EvidenceCode } from "@/lib/demo/types";
import { cityKeeping } from "@/lib/demo/world";
import { addDays, addMonths } from "@/lib/places/days";

/** What happened in a life, before any office wrote it down. */
export type Fact = {
  readonly kind: EvidenceCode;
  readonly place: string;
  readonly startOn: string;
  readonly endOn: string | null;
  readonly tags: readonly DemoRecordTag[];
};

type Span = { readonly startOn: string; readonly endOn: string | null };
const FOR_EVER = "9999-12-31";

/** The evidence a stay leaves behind. At home nobody needs a permit or registers a tenancy. */
export function factsOf(dice: Dice, stay: Stay, at: { home: string; anchor: string }): Fact[] {
  const fact = (kind: EvidenceCode, span: Span, tags: readonly DemoRecordTag[] = []): Fact => ({
    kind,
    place: stay.place,
    ...span,
    tags,
  });
  const facts: Fact[] = [];
  const away = cityKeeping(stay.place) !== at.home;
  if (stay.purpose === "STUDY") facts.push(fact("study", stay));
  if (stay.purpose === "WORK") {
    for (const job of jobs(dice, stay, at.anchor)) {
      if (dice.chance(0.25)) facts.push(fact("employment", job));
      facts.push(
        ...insurance(dice, job, at.anchor).map(({ span, tags }) => fact("socialInsurance", span, tags)),
      );
    }
  }
  if (away && stay.purpose !== "STUDY") {
    facts.push(...homes(dice, stay, at.anchor).map((home) => fact("tenancy", home)));
    facts.push(...permits(dice, stay, at.anchor).map((permit) => fact("residence", permit)));
  }
  return facts.filter(
    (found) => found.startOn < at.anchor && (found.endOn === null || found.endOn >= found.startOn),
  );
}

function jobs(dice: Dice, stay: Stay, anchor: string): Span[] {
  const end = stay.endOn ?? FOR_EVER;
  const found: Span[] = [];
  let start = addDays(stay.startOn, dice.int(3, 40));
  while (start < end && start < anchor && found.length < 4) {
    const changes = dice.chance(0.3) ? addMonths(start, dice.int(5, 40)) : FOR_EVER;
    const last = changes < end ? changes : end;
    found.push({ startOn: start, endOn: last >= anchor ? null : last });
    if (last >= anchor) break;
    start = addDays(last, dice.int(1, 80));
  }
  return found;
}

/** Whole months, from the month after the first working day; sometimes months paid in arrears, or paid by oneself. */
function insurance(dice: Dice, job: Span, anchor: string): { span: Span; tags: DemoRecordTag[] }[] {
  const first = monthStart(addMonths(job.startOn, 1));
  if (first >= anchor) return [];
  const lastMonth = job.endOn === null ? null : lastDayPaid(job.endOn, anchor);
  const found: { span: Span; tags: DemoRecordTag[] }[] = [];
  let start = first;
  if (dice.chance(0.06)) {
    const arrears = addMonths(first, dice.int(1, 5));
    if (arrears < (lastMonth ?? anchor)) {
      found.push({ span: { startOn: first, endOn: addDays(arrears, -1) }, tags: ["backPaid"] });
      start = arrears;
    }
  }
  const tags: DemoRecordTag[] = dice.chance(0.05) ? ["selfPaid"] : dice.chance(0.02) ? ["transferredIn"] : [];
  // A gap inside a job: the employer paused, and the months are lost.
  const pause = addMonths(start, dice.int(8, 30));
  if (dice.chance(0.15) && pause < (lastMonth ?? anchor)) {
    found.push({ span: { startOn: start, endOn: addDays(pause, -1) }, tags });
    start = addMonths(pause, dice.int(1, 4));
  }
  if (start < (lastMonth ?? anchor)) found.push({ span: { startOn: start, endOn: lastMonth }, tags });
  return found;
}

/** The end of the last month of work, or of the one before while that month still runs. */
function lastDayPaid(endOn: string, anchor: string): string {
  const end = addDays(monthStart(addMonths(monthStart(endOn), 1)), -1);
  return end < anchor ? end : addDays(monthStart(endOn), -1);
}

function homes(dice: Dice, stay: Stay, anchor: string): Span[] {
  const moves = addMonths(stay.startOn, dice.int(10, 40));
  const next = addDays(moves, dice.int(0, 12));
  if (!dice.chance(0.3) || next >= (stay.endOn ?? anchor)) return [stay];
  return [
    { startOn: stay.startOn, endOn: addDays(moves, -1) },
    { startOn: next, endOn: stay.endOn },
  ];
}

/**
 * A permit comes after half a year and is endorsed on each anniversary (Decree 663 arts. 2 and 10). Late
 * endorsement suspends it: a gap. Who leaves often lets it run on to the anniversary: an overlap with the next city.
 */
function permits(dice: Dice, stay: Stay, anchor: string): Span[] {
  const first = addDays(addMonths(stay.startOn, 6), dice.int(1, 45));
  return first < anchor ? issued(dice, first, stay.endOn ?? FOR_EVER, anchor) : [];
}

function issued(dice: Dice, first: string, left: string, anchor: string): Span[] {
  if (first >= left || first >= anchor) return [];
  for (let years = 1; ; years += 1) {
    const anniversary = addMonths(first, 12 * years);
    if (left < anniversary) {
      const end = dice.chance(0.35) ? anniversary : left;
      return [{ startOn: first, endOn: end >= anchor ? null : end }];
    }
    if (anniversary >= anchor) return [{ startOn: first, endOn: null }];
    if (!dice.chance(0.06)) continue;
    // The years run anew from the day of the late endorsement (Decree 663 art. 10).
    const restored = addDays(anniversary, dice.int(12, 260));
    return [{ startOn: first, endOn: addDays(anniversary, -1) }, ...issued(dice, restored, left, anchor)];
  }
}

function monthStart(day: string): string {
  return `${day.slice(0, 8)}01`;
}

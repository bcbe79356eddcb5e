import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import { admitAct } from "../acts";
import { standingOn } from "../lapse";
import type { LapseRule, PermitExample } from "../permit-rule";
import { exampleOn } from "../rule-examples";
import type { PermitAct } from "../types";

/**
 * The same few cases under every rule, so that two rules can be compared: a permit issued on 1 March 2020, endorsed
 * after its first year, and so late after its second. Each says what counts on the due day and two years after it.
 */
const ISSUED_ON = "2020-03-01";
const FIRST_DUE = "2021-03-01";
const DUE_ON = "2022-03-01";
const LOOKED_AT = "2024-03-01";

const LATENESS: readonly { on: Day | null; title: PermitExample["title"] }[] = [
  { on: "2022-03-02", title: { en: "Endorsed one day late", zh: "逾期1日补办签注" } },
  { on: "2022-03-31", title: { en: "Endorsed 30 days late", zh: "逾期30日补办签注" } },
  { on: "2022-04-01", title: { en: "Endorsed 31 days late", zh: "逾期31日补办签注" } },
  { on: "2022-11-05", title: { en: "Endorsed eight months late", zh: "逾期八个月补办签注" } },
  { on: "2023-04-01", title: { en: "Endorsed thirteen months late", zh: "逾期十三个月补办签注" } },
  { on: null, title: { en: "Not endorsed again", zh: "此后未再签注" } },
];

/** One case under a rule: what counted on the due day, and what counts two years later. */
export interface WorkedCase {
  title: PermitExample["title"];
  /** The day of the late endorsement; null: none was made, or none can be. */
  endorsedOn: Day | null;
  /** Whether the city would still take the endorsement on that day. */
  taken: boolean;
  before: PermitExample["expect"][number];
  after: PermitExample["expect"][number];
}

/** The acts of a case under a rule; later endorsements are made on their due days. */
function actsOf(rule: LapseRule, lateOn: Day | null): { acts: PermitAct[]; taken: boolean } {
  const acts: PermitAct[] = [
    { type: "ISSUED", on: ISSUED_ON },
    { type: "ENDORSED", on: FIRST_DUE },
    { type: "SUSPENDED", on: addDays(DUE_ON, 1) },
  ];
  if (lateOn === null) return { acts, taken: true };
  const late: PermitAct = { type: "RESTORED", on: lateOn };
  const taken = admitAct(acts, rule, late).allowed;
  if (!taken) return { acts, taken };
  acts.push(late);
  for (let next = nextDue(rule, acts); next !== null && next <= LOOKED_AT; next = nextDue(rule, acts))
    acts.push({ type: "ENDORSED", on: next });
  return { acts, taken };
}

function nextDue(rule: LapseRule, acts: readonly PermitAct[]): Day | null {
  const last = acts.at(-1)?.on ?? ISSUED_ON;
  const due = standingOn(acts, rule, last)?.dueOn ?? null;
  return due !== null && due > last ? due : null;
}

/** What the rule does in each case. */
export function workedCases(rule: LapseRule): WorkedCase[] {
  return LATENESS.flatMap(({ on, title }) => {
    const { acts, taken } = actsOf(rule, on);
    const example: PermitExample = { title, permits: [acts], expect: [] };
    const before = exampleOn(rule, example, DUE_ON);
    const after = exampleOn(rule, example, LOOKED_AT);
    if (before === null || after === null) return [];
    return [{ title, endorsedOn: on, taken, before, after }];
  });
}

/** The same as examples of a document, which the rule is held to wherever it is read again. */
export function examplesOf(rule: LapseRule): PermitExample[] {
  return LATENESS.flatMap(({ on, title }) => {
    const { acts } = actsOf(rule, on);
    const [found] = workedCases(rule).filter((one) => one.endorsedOn === on);
    return found === undefined ? [] : [{ title, permits: [acts], expect: [found.before, found.after] }];
  });
}

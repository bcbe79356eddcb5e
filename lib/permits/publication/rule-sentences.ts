import type { LateBand, PermitRule, RuleSpan } from "../permit-rule";

/** A sentence of a rule: a key under `permit-recognition.rule` and what stands in it. */
export interface RuleSentence {
  key: string;
  values: Record<string, string | number>;
}

/** The parts of a rule that people compare, in the order in which they are read. */
export const RULE_PARTS = ["WINDOW", "LATE", "CANCELLED", "ADDRESS_GAP", "PROMISE", "BAN"] as const;
export type RulePart = (typeof RULE_PARTS)[number];

const SENTENCES: Record<RulePart, (rule: PermitRule) => RuleSentence[]> = {
  WINDOW: ({ window }) => [inSpan("window", window)],
  LATE: ({ late }) => late.map((band, at) => ofBand(band, at === 0 ? null : (late[at - 1] ?? null))),
  CANCELLED: ({ cancelledAfterDays: days }) => [
    days === null ? plain("cancelled.never") : { key: "cancelled.after", values: { days } },
  ],
  ADDRESS_GAP: ({ addressGapDays: days }) =>
    days === null ? [plain("addressGap.silent")] : [{ key: "addressGap.upTo", values: { days } }],
  PROMISE: ({ issueDays: days }) => [{ key: "promise", values: { days } }],
  BAN: ({ ban }) => {
    if (ban === null) return [plain("ban.silent")];
    return [
      ban === "PERMANENT" ? plain("ban.permanent") : { key: "ban.years", values: { years: ban.years } },
    ];
  },
};

export function sentencesOf(rule: PermitRule, part: RulePart): RuleSentence[] {
  return SENTENCES[part](rule);
}

export interface RuleDifference {
  part: RulePart;
  before: RuleSentence[];
  after: RuleSentence[];
}

/** What another version says otherwise, part by part. */
export function ruleDifferences(before: PermitRule, after: PermitRule): RuleDifference[] {
  return RULE_PARTS.map((part) => ({
    part,
    before: sentencesOf(before, part),
    after: sentencesOf(after, part),
  })).filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function plain(key: string): RuleSentence {
  return { key, values: {} };
}

function inSpan(key: string, span: RuleSpan): RuleSentence {
  return "months" in span
    ? { key: `${key}.months`, values: { months: span.months } }
    : { key: `${key}.days`, values: { days: span.days } };
}

/** When the band applies, and what an endorsement then does: `late.upToDays`, `late.after`, `late.always` and the outcome's key. */
function ofBand(band: LateBand, before: LateBand | null): RuleSentence {
  const when =
    band.through !== null
      ? inSpan("upTo", band.through)
      : before?.through
        ? inSpan("after", before.through)
        : plain("always");
  return { key: `late.${when.key}`, values: { ...when.values, outcome: outcomeOf(band) } };
}

/** Names what a band does; its text is `late.outcome.<code>`. */
export function outcomeOf({ by, gap, count, forfeitsLastYear }: LateBand): string {
  if (by === "REISSUE") return "REISSUE";
  if (gap === "CREDITED" && count === "CONTINUES") return "AS_IF_ON_TIME";
  if (forfeitsLastYear) return `FORFEITS_${count}`;
  return `${gap}_${count}`;
}

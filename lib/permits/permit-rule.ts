import { z } from "zod";
import type { Day } from "@/lib/clock";
import { CANCEL_REASONS, PERMIT_STATES } from "./types";

/**
 * What a city's own measures say of its permits, as data: the window of an endorsement, what a late one does, the
 * promise, the ban. One document a city; the interpreter is `lapse.ts`. No document names a person or decides a case.
 */

const words = z.strictObject({ en: z.string().min(1).max(2000), zh: z.string().min(1).max(2000) });
const day = z.iso.date();
const span = z.union([
  z.strictObject({ days: z.int().min(0).max(3660) }),
  z.strictObject({ months: z.int().min(0).max(120) }),
]);

/** What an endorsement that comes this late does. */
const bandSchema = z.strictObject({
  /** The last day of the band, counted from the due day; null: however late. */
  through: span.nullable(),
  /** RESTORE: the permit works again. REISSUE: it does not; a new one has to be applied for. */
  by: z.enum(["RESTORE", "REISSUE"]),
  /** Whether the days between the due day and the endorsement count as if nothing had been missed. */
  gap: z.enum(["CREDITED", "DROPPED"]),
  /**
   * The continuous count: it CONTINUES over the gap, RESTARTS from the endorsement and moves the anchor day there,
   * or STOPS at the due day: what had been counted stands, and nothing is added to it.
   */
  count: z.enum(["CONTINUES", "RESTARTS", "STOPS"]),
  /** Whether the full year that ended on the due day is no longer counted at all. */
  forfeitsLastYear: z.boolean(),
});

const actSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["ISSUED", "ENDORSED", "SUSPENDED", "RESTORED"]), on: day }),
  z.strictObject({ type: z.literal("REPLACED"), on: day, because: z.enum(["DAMAGED", "LOST"]) }),
  z.strictObject({ type: z.literal("ADDRESS_CHANGED"), on: day, leftOn: day }),
  z.strictObject({ type: z.literal("CANCELLED"), on: day, because: z.enum(CANCEL_REASONS) }),
  z.strictObject({ type: z.literal("REVOKED"), on: day, falseSince: day }),
]);

const count = z.strictObject({ months: z.int().min(0), days: z.int().min(0) });

/** A worked case: one or several permits of one person in the city, one after the other, and what counts on which day. */
const exampleSchema = z.strictObject({
  title: words,
  permits: z.array(z.array(actSchema).min(1)).min(1),
  expect: z
    .array(
      z.strictObject({
        on: day,
        /** Of the last permit issued by then. */
        state: z.enum(PERMIT_STATES),
        dueOn: day.nullable(),
        /** Over all permits. A month counts with fifteen days in it. */
        cumulative: count,
        /** Of the last permit. */
        continuous: count,
      }),
    )
    .min(1),
});

const NEVER_ENDS_EARLY = "only the last band goes on without end, and it has to";

export const permitRuleSchema = z.strictObject({
  format: z.literal("permit-rule/1"),
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: words,
  /** LAW: in force; HISTORICAL: once issued, as of its source's date; OWN: issued by nobody, a sample. */
  mark: z.enum(["LAW", "HISTORICAL", "OWN"]),
  /** The sentence that this reads, as it was published; null where only its sense is known. */
  wording: z.string().min(1).max(500).nullable(),
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        clause: z.string().min(1).nullable(),
        /** When the text was read, where it may have been amended since; null: in force. */
        asOf: z
          .string()
          .regex(/^\d{4}-\d{2}$/)
          .nullable(),
      }),
    )
    .min(1),
  /** What the source leaves open, and how it is read here. */
  readings: z.array(words),
  /** How long before each full year an endorsement may be made. */
  window: z.union([
    z.strictObject({ days: z.int().min(1).max(180) }),
    z.strictObject({ months: z.int().min(1).max(6) }),
  ]),
  late: z
    .array(bandSchema)
    .min(1)
    .refine((bands) => bands.every((band, at) => (band.through === null) === (at === bands.length - 1)), {
      message: NEVER_ENDS_EARLY,
    }),
  /** Days of suspension after which the permit is cancelled; null: never by time alone. */
  cancelledAfterDays: z.int().min(1).max(3660).nullable(),
  /** Most days between two registered addresses that leave the years continuous; null: the city says nothing of it. */
  addressGapDays: z.int().min(0).max(366).nullable(),
  /** The city's promise, in calendar days from acceptance: 15 by law, at most 30 (Decree 663 art. 9). */
  issueDays: z.int().min(1).max(30),
  /** How long nobody may apply again after false papers; null: the city says nothing of it. */
  ban: z.union([z.strictObject({ years: z.int().min(1).max(50) }), z.literal("PERMANENT")]).nullable(),
  examples: z.array(exampleSchema).min(1),
});

export type PermitRule = z.infer<typeof permitRuleSchema>;
export type LateBand = z.infer<typeof bandSchema>;
export type RuleSpan = z.infer<typeof span>;
export type PermitExample = z.infer<typeof exampleSchema>;

/** What the interpreter needs of a city's rule. */
export type LapseRule = Pick<PermitRule, "window" | "late" | "cancelledAfterDays" | "addressGapDays">;

/**
 * A city's rule, or its versions by the day each takes effect, the earliest first; before the first, the first holds.
 * The version in force on a due day says when its window opens, what a late endorsement does and when a lapse cancels:
 * what a city publishes later changes no lapse that has been.
 */
export type CityRules = LapseRule | readonly { from: Day; rule: LapseRule }[];

/** The version in force on a day. Throws on an empty list of versions. */
export function ruleOn(rules: CityRules, day: Day): LapseRule {
  if (!isVersions(rules)) return rules;
  const found = rules.findLast(({ from }) => from <= day) ?? rules[0];
  if (found === undefined) throw new RangeError("a city without any permit rule");
  return found.rule;
}

function isVersions(rules: CityRules): rules is readonly { from: Day; rule: LapseRule }[] {
  return Array.isArray(rules);
}

/** Throws where the document is not one. */
export function permitRuleFromValue(value: unknown): PermitRule {
  return permitRuleSchema.parse(value);
}

import { z } from "zod";
import { daySchema } from "@/lib/residents/schema";
import { type LateBand, type PermitRule, permitRuleSchema } from "../permit-rule";
import { getPublishedRule, PUBLISHED_RULES } from "../published-rules";
import { examplesOf } from "./worked-cases";

/** What a city administrator types of a permit rule. Messages are keys under `errors.fields`. */

const whole = (min: number, max: number, message: string) =>
  z
    .string({ error: message })
    .trim()
    .transform((text) => text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    .pipe(
      z
        .string()
        .regex(/^\d{1,4}$/, message)
        .transform(Number)
        .pipe(z.int().min(min, message).max(max, message)),
    );
const optionally = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value !== "string" || value.trim() === "" ? null : value),
    schema.nullable(),
  );
const text = (most: number, message: string) =>
  z.string({ error: "required" }).trim().min(1, "required").max(most, message);

export const ruleFormSchema = z
  .object({
    variant: z
      .string({ error: "choose" })
      .refine((id) => PUBLISHED_RULES.some((rule) => rule.id === id), "choose"),
    windowLength: whole(1, 180, "windowLength"),
    windowUnit: z.enum(["months", "days"], "choose"),
    /** Empty: as the variant has it. */
    graceDays: whole(0, 366, "graceDays"),
    cancelledAfterDays: optionally(whole(1, 3660, "cancelledAfterDays")),
    addressGapDays: optionally(whole(0, 366, "addressGapDays")),
    issueDays: whole(1, 30, "issueDays"),
    ban: z.enum(["NONE", "YEARS", "PERMANENT"], "choose"),
    banYears: optionally(whole(1, 50, "banYears")),
    mark: z.enum(["LAW", "OWN"], "choose"),
    basisTitle: text(200, "tooLong200"),
    basisClause: optionally(z.string().trim().max(60, "tooLong60")),
    effectiveFrom: daySchema,
  })
  .refine(({ windowUnit, windowLength }) => windowUnit === "days" || windowLength <= 6, {
    path: ["windowLength"],
    message: "windowLength",
  })
  .refine(({ ban, banYears }) => ban !== "YEARS" || banYears !== null, {
    path: ["banYears"],
    message: "banYears",
  })
  .refine(
    ({ variant, graceDays }) => {
      const limit = joinedThroughMonths(variant);
      return limit === null || graceDays < 28 * limit;
    },
    { path: ["graceDays"], message: "graceBeyondLimit" },
  );

export type RuleForm = z.output<typeof ruleFormSchema>;

/** The days after the due day that leave no trace under a rule; 0: none. A grace in months is none that the form knows. */
export function graceDaysOf({ late }: Pick<PermitRule, "late">): number {
  const [first] = late;
  if (first?.gap !== "CREDITED" || first.through === null || !("days" in first.through)) return 0;
  return first.through.days;
}

function joinedThroughMonths(variant: string): number | null {
  const found = PUBLISHED_RULES.find(({ id }) => id === variant);
  const limits = (found?.late ?? []).flatMap(({ through }) =>
    through !== null && "months" in through ? [through.months] : [],
  );
  return limits[0] ?? null;
}

const NO_TRACE: Omit<LateBand, "through"> = {
  by: "RESTORE",
  gap: "CREDITED",
  count: "CONTINUES",
  forfeitsLastYear: false,
};

/** The city's whole document: the variant's bands with the city's own grace before them, and worked cases of its own. */
export function ruleFromForm(form: RuleForm, city: { zh: string; en: string }): PermitRule {
  const variant = getPublishedRule(form.variant);
  const afterGrace = variant.late.filter(({ gap }) => gap !== "CREDITED");
  const rule = {
    format: "permit-rule/1" as const,
    id: variant.id,
    title: { zh: `${city.zh}居住证签注规则`, en: `Endorsement of residence permits in ${city.en}` },
    mark: form.mark,
    wording: null,
    sources: [{ title: form.basisTitle, clause: form.basisClause, asOf: null }],
    readings: [],
    window: form.windowUnit === "months" ? { months: form.windowLength } : { days: form.windowLength },
    late:
      form.graceDays === 0 ? afterGrace : [{ through: { days: form.graceDays }, ...NO_TRACE }, ...afterGrace],
    cancelledAfterDays: form.cancelledAfterDays,
    addressGapDays: form.addressGapDays,
    issueDays: form.issueDays,
    ban:
      form.ban === "YEARS"
        ? { years: form.banYears ?? 1 }
        : form.ban === "PERMANENT"
          ? ("PERMANENT" as const)
          : null,
  };
  return permitRuleSchema.parse({ ...rule, examples: examplesOf(rule) });
}

/** A rule as the form would hold it: what is typed when somebody starts from it. */
export function formOfRule(rule: PermitRule): Record<string, string> {
  const { window, ban } = rule;
  const [source] = rule.sources;
  return {
    variant: PUBLISHED_RULES.some(({ id }) => id === rule.id) ? rule.id : "v1-restart",
    windowLength: String("months" in window ? window.months : window.days),
    windowUnit: "months" in window ? "months" : "days",
    graceDays: String(graceDaysOf(rule)),
    cancelledAfterDays: rule.cancelledAfterDays?.toString() ?? "",
    addressGapDays: rule.addressGapDays?.toString() ?? "",
    issueDays: String(rule.issueDays),
    ban: ban === null ? "NONE" : ban === "PERMANENT" ? "PERMANENT" : "YEARS",
    banYears: ban !== null && ban !== "PERMANENT" ? String(ban.years) : "",
    mark: rule.mark === "LAW" ? "LAW" : "OWN",
    basisTitle: source?.title ?? "",
    basisClause: source?.clause ?? "",
  };
}

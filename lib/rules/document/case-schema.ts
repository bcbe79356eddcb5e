import { z } from "zod";
import { type Case, EVIDENCE_LEVELS, RECORD_STATUSES } from "../types";
import { attributeValue, cityCode, day, listWithUnique, mapOf, name, string } from "./leaves";

const MOST_RECORDS = 10_000;
const TOO_MANY = "at most 10,000 records";

const span = { kind: name, city: cityCode, start: day, end: day.nullish() };

function endsInTime({ start, end }: { start: string; end?: string | null }): boolean {
  return end == null || end >= start;
}

const BACKWARDS = { path: ["end"], error: "a day that is not before the start" };

const record = z
  .strictObject({ id: name, ...span, status: z.enum(RECORD_STATUSES), tags: z.array(string).nullish() })
  .refine(endsInTime, BACKWARDS);

const planned = z.strictObject(span).refine(endsInTime, BACKWARDS);

const person = z.strictObject({
  birthDate: day.nullish(),
  attributes: mapOf(name, attributeValue.nullable()).nullish(),
});

export const caseSchema: z.ZodType<Case> = z.strictObject({
  destination: cityCode,
  assessmentDate: day,
  evidence: z.enum(EVIDENCE_LEVELS).nullish(),
  person: person.nullish(),
  records: listWithUnique(record, "id", ({ id }) => id).refine(
    (list) => list.length <= MOST_RECORDS,
    TOO_MANY,
  ),
  plan: z
    .array(planned)
    .refine((list) => list.length <= MOST_RECORDS, TOO_MANY)
    .nullish(),
});

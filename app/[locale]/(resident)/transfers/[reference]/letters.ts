import { z } from "zod";
import type { Decision } from "@/lib/generated/prisma/client";
import type { Answer } from "@/lib/rules";

/** What is told to the person in writing: what was decided, not what was proposed. */
export function isLetter(decision: Pick<Decision, "step">): boolean {
  return decision.step === "APPROVE" || decision.step === "CONFIRM_REFUSAL";
}

const reasonsSchema = z.object({ grounds: z.array(z.string()), note: z.string().nullable() });

/** Grounds and words of a decision, as they were kept. */
export function reasonsOf(decision: Pick<Decision, "reasons">): z.infer<typeof reasonsSchema> {
  return reasonsSchema.catch({ grounds: [], note: null }).parse(decision.reasons);
}

/** The answer it was decided on: canonical JSON written by the engine itself. */
export function answerOf(decision: Pick<Decision, "answer">): Answer {
  return JSON.parse(decision.answer) as Answer;
}

import type { Assessment } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import { dayText } from "./days";
import type { Ledger } from "./ledger";
import { type MeasureResult, measureResult } from "./measure";
import type { AttributeValue, Day, Person } from "./types";

/** One person before one assessment: what every requirement is asked with. */
export interface Inquiry {
  assessment: Assessment;
  ledger: Ledger;
  person: Person;
  trace: boolean;
  /** Worked out once, however many requirements ask for the same measure. */
  resultOf(measure: CompiledMeasure): MeasureResult;
  /** `dayText`; a trace writes the same few days again and again. */
  textOf(day: number): Day;
}

export function inquiryOf(asked: Pick<Inquiry, "assessment" | "ledger" | "person" | "trace">): Inquiry {
  return {
    ...asked,
    resultOf: remembered((measure) => measureResult(asked.assessment, measure, asked.ledger)),
    textOf: remembered(dayText),
  };
}

/** Null where the case does not give it: never evidence against. */
export function attributeOf(person: Person, attribute: string): AttributeValue | null {
  const { attributes } = person;
  // An attribute may be called "constructor".
  return attributes != null && Object.hasOwn(attributes, attribute) ? (attributes[attribute] ?? null) : null;
}

/** The same function, asked once for each argument. */
export function remembered<Argument, Answer>(
  ask: (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  const answers = new Map<Argument, Answer>();
  return (argument) => {
    const known = answers.get(argument);
    if (known !== undefined) return known;
    const answer = ask(argument);
    answers.set(argument, answer);
    return answer;
  };
}

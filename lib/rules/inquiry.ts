import type { Assessment } from "./assessment";
import type { LedgerRecord } from "./ledger";
import type { AttributeValue, Person } from "./types";

/** One person before one assessment: what every requirement is asked with. */
export interface Inquiry {
  assessment: Assessment;
  ledger: readonly LedgerRecord[];
  person: Person;
  trace: boolean;
}

/** Null where the case does not give it: never evidence against. */
export function attributeOf(person: Person, attribute: string): AttributeValue | null {
  const { attributes } = person;
  // An attribute may be called "constructor".
  return attributes != null && Object.hasOwn(attributes, attribute) ? (attributes[attribute] ?? null) : null;
}

import type { ItemKind } from "@/lib/transfers/queue";

type Words = (key: string) => string;

/** The state of an entry of the queue in words: each kind has states of its own. */
export function itemStateText(
  { kind, state }: { kind: ItemKind; state: string },
  words: { cases: Words; records: Words; permits: Words; statements: Words },
): string {
  const texts: Record<ItemKind, () => string> = {
    TRANSFER_DESTINATION: () => words.cases(state),
    TRANSFER_ORIGIN: () => words.cases(state),
    LEDGER: () => words.records(state),
    PERMIT: () => words.permits(`states.${state}`),
    SITE_VISIT: () => words.permits(`visit.states.${state}`),
    STATEMENT: () => words.statements(`states.${state}`),
  };
  return texts[kind]();
}

import { setTimeout as pause } from "node:timers/promises";

/** A piece of work that comes round by round; it gives up between two of its items when `until` says so. */
export type Round = (options: { until: () => boolean }) => Promise<number>;

/**
 * Goes round by round through what has to be done, until told to stop. A round that fails is told and tried again in
 * the next: every item is a transaction of its own that is done once, so a round may end anywhere.
 */
export async function runScheduler(
  rounds: readonly Round[],
  { signal, everyMs, log }: { signal: AbortSignal; everyMs: number; log: (line: string) => void },
): Promise<void> {
  const until = () => signal.aborted;
  while (!signal.aborted) {
    for (const round of rounds) {
      try {
        const done = await round({ until });
        if (done > 0) log(`scheduler: ${round.name} worked on ${done}`);
      } catch (error) {
        log(`scheduler: ${round.name} failed and is tried again: ${messageOf(error)}`);
      }
    }
    await pause(everyMs, undefined, { signal }).catch(() => {});
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return [error.message, ...error.errors.map(messageOf)].join("\n  ");
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause === undefined ? (error.stack ?? error.message) : `${error.message}: ${messageOf(cause)}`;
}

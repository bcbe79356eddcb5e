/** A thread that takes people from the shared columns until none are left: lib/jobs/preview-pool.ts starts it. */
import { parentPort } from "node:worker_threads";
import type { PreviewNews, PreviewOrder } from "./preview-messages";
import { askedSinglyIn, PreviewWork } from "./preview-work";

/** So few that the threads end together. */
const PEOPLE_AT_ONCE = 64;
/** By a stopwatch, for sixty-four people take microseconds or minutes: it decides about nothing but the news. */
const NEWS_EVERY_MS = 100;

const port = parentPort;
if (port === null) throw new Error("preview-worker runs as a thread");

port.on("message", ({ question, next }: PreviewOrder) => {
  const work = new PreviewWork(question);
  const { people: all } = question.columns;
  let people = 0;
  let toldAt = performance.now();
  for (;;) {
    const from = Atomics.add(next, 0, PEOPLE_AT_ONCE);
    if (from >= all) break;
    const to = Math.min(all, from + PEOPLE_AT_ONCE);
    work.ask(from, to);
    people += to - from;
    if (performance.now() - toldAt < NEWS_EVERY_MS) continue;
    toldAt = performance.now();
    port.postMessage({ people, askedSingly: askedSinglyIn(work.counts) } satisfies PreviewNews);
  }
  const { counts } = work;
  port.postMessage({ people, askedSingly: askedSinglyIn(counts), counts } satisfies PreviewNews);
});

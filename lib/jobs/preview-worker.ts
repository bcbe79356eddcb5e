/** A thread that takes people from the shared columns until none are left: lib/jobs/preview-pool.ts starts it. */
import { parentPort } from "node:worker_threads";
import type { PreviewNews, PreviewOrder } from "./preview-messages";
import { PreviewWork } from "./preview-work";

/** So few that the threads end together. */
const PEOPLE_AT_ONCE = 64;
/** News is told after so many people, or so many questions to the one-person engine, which is the slow one. */
const PEOPLE_PER_NEWS = 4096;
const SLOW_PER_NEWS = 256;

const port = parentPort;
if (port === null) throw new Error("preview-worker runs as a thread");

port.on("message", ({ question, next }: PreviewOrder) => {
  const work = new PreviewWork(question);
  const { people: all } = question.columns;
  let [people, toldPeople, toldSlow] = [0, 0, 0];
  const tell = (news: Partial<PreviewNews>) => {
    port.postMessage({ people, askedSingly: work.askedSingly, ...news } satisfies PreviewNews);
  };
  for (;;) {
    const from = Atomics.add(next, 0, PEOPLE_AT_ONCE);
    if (from >= all) break;
    const to = Math.min(all, from + PEOPLE_AT_ONCE);
    work.ask(from, to);
    people += to - from;
    const slow = Object.values(work.askedSingly).reduce((sum, count) => sum + count, 0);
    if (people - toldPeople < PEOPLE_PER_NEWS && slow - toldSlow < SLOW_PER_NEWS) continue;
    [toldPeople, toldSlow] = [people, slow];
    tell({});
  }
  tell({ tallies: work.tallies });
});

import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import { people } from "@/lib/demo/stream";
import { PreviewPool, type PreviewProgress } from "@/lib/jobs/preview-pool";
import { type PreviewQuestion, PreviewWork } from "@/lib/jobs/preview-work";
import { startSourceWorker } from "@/lib/jobs/source-preview-pool";
import { CountingPlaces } from "@/lib/policy/population/counting-places";
import { type CaseRecord, compile } from "@/lib/rules";
import { addTally, PopulationBuilder } from "@/lib/rules/population";
import { sampleBundle } from "../demo/sample-bundle";

const bundle = sampleBundle("yangtze-river-delta");
const draft = structuredClone(bundle);
for (const version of draft.ruleSets) version.conversion = { default: "0.3" };

const columns = (() => {
  const places = new CountingPlaces({ document: bundle, compiled: compile(bundle) });
  const builder = new PopulationBuilder();
  for (const { birthOn, records } of people({ seed: 7, anchor: ANCHOR_DAY, count: 3000 })) {
    const named = records.map(
      ({ id, kind, placeCode, cityCode, startOn, endOn, status, tags }): CaseRecord => {
        const city = places.cityOf(placeCode, cityCode);
        return { id, kind, city, start: startOn, end: endOn, tags: [...tags], status: statusOf(status) };
      },
    );
    builder.add({ birthDate: birthOn }, named);
  }
  // Two whom the columns cannot hold.
  for (const end of ["2099-12-31", "2080-01-01"]) {
    const years = { id: "a", kind: "residence", city: "310000", start: "2010-01-01", end };
    builder.add({ birthDate: "1980-01-01" }, [{ ...years, status: "verified" }]);
  }
  return builder.finish();
})();

function statusOf(status: "DECLARED" | "VERIFIED" | "REJECTED") {
  return status.toLowerCase() as CaseRecord["status"];
}

const question: PreviewQuestion = {
  published: bundle,
  drafted: draft,
  on: ANCHOR_DAY,
  columns,
  countsPublished: true,
};
const both = { published: expect.anything(), change: expect.anything() };

const startWorker = startSourceWorker;

/** A thread that does this with its order. */
const startBroken = (deed: string) => () =>
  new Worker(`require("node:worker_threads").parentPort.on("message", () => { ${deed} })`, { eval: true });

const pools: PreviewPool[] = [];
function pool(options: ConstructorParameters<typeof PreviewPool>[0]): PreviewPool {
  const made = new PreviewPool(options);
  pools.push(made);
  return made;
}
afterEach(() => Promise.all(pools.splice(0).map((one) => one.close())));

describe("a preview on several threads", () => {
  test("gives the same numbers to the bit, whatever their number", async () => {
    const alone = new PreviewWork(question);
    alone.ask(0, columns.people);
    const expected = JSON.stringify(alone.counts);
    for (const workers of [1, 3]) {
      expect(JSON.stringify(await pool({ workers, startWorker }).run(question)), `${workers}`).toBe(expected);
    }
    expect(alone.counts.published?.people).toBe(columns.people);
    expect(alone.counts.change?.difference.now.some((people) => people !== 0)).toBe(true);
  });

  test("comes to the same with a draft's difference added as with the draft's rules asked alone", async () => {
    const two = pool({ workers: 2, startWorker });
    const { published, change } = await two.run(question);
    const alone = await two.run({ ...question, published: draft, drafted: null });
    const sum =
      published && change && addTally(structuredClone(published), { ...change.difference, people: 0 });
    expect(sum?.now).toEqual(alone.published?.now);
    expect(sum?.byMonth).toEqual(alone.published?.byMonth);
    expect(sum?.zoneByMonth).toEqual(alone.published?.zoneByMonth);
  });

  test("tells how far it is, and what went to the one-person engine", async () => {
    const told: PreviewProgress[] = [];
    await pool({ workers: 2, startWorker }).run(question, { onProgress: (progress) => told.push(progress) });
    const done = told.map(({ people }) => people);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ people: columns.people, all: columns.people });
    expect(told.at(-1)?.askedSingly.RECORDS_BEYOND_THE_COLUMNS).toBeGreaterThan(0);
  });

  test("answers one question after the other on the same threads", async () => {
    let started = 0;
    const counted = () => {
      started += 1;
      return startWorker();
    };
    const two = pool({ workers: 2, startWorker: counted });
    const [first, second] = await Promise.all([
      two.run({ ...question, drafted: null }),
      two.run({ ...question, countsPublished: false }),
    ]);
    const together = await two.run(question);
    expect(first).toEqual({ published: together.published, change: null });
    expect(second).toEqual({ published: null, change: together.change });
    expect(started).toBe(2);
  });

  test("answers about nobody", async () => {
    const nobody = { ...question, columns: new PopulationBuilder().finish() };
    const { published } = await pool({ workers: 2, startWorker }).run(nobody);
    expect(published).toMatchObject({ people: 0, zoneNow: 0 });
  });
});

describe("a preview that does not come to its end", () => {
  test("stops as soon as it is told to, in the middle of a person or in the queue, and the next one works", async () => {
    const stuck = pool({ workers: 2, startWorker: startBroken("for (;;);") });
    const stop = new AbortController();
    const running = stuck.run(question, { signal: stop.signal });
    setImmediate(() => stop.abort(new Error("no longer wanted")));
    await expect(running).rejects.toThrow("no longer wanted");

    const behind = pool({ workers: 1, startWorker: startBroken("for (;;);") });
    const first = behind.run(question).catch((error: unknown) => error);
    const waiting = behind.run(question, { signal: AbortSignal.abort(new Error("never mind")) });
    const calledOff = new AbortController();
    const queued = behind.run(question, { signal: calledOff.signal });
    calledOff.abort(new Error("not worth the wait"));
    await expect(queued).rejects.toThrow("not worth the wait");
    await behind.close();
    await expect(waiting).rejects.toThrow("never mind");
    expect(await first).toBeInstanceOf(Error);

    const sound = pool({ workers: 2, startWorker });
    const early = sound.run(question, { signal: AbortSignal.abort(new Error("not even begun")) });
    await expect(early).rejects.toThrow("not even begun");
    expect(await sound.run(question)).toEqual(both);
  });

  test("fails with the error of the thread that failed, and the process goes on", async () => {
    let isBroken = true;
    const start = () => (isBroken ? startBroken('throw new Error("a broken thread")')() : startWorker());
    const mending = pool({ workers: 2, startWorker: start });
    await expect(mending.run(question)).rejects.toThrow("a broken thread");
    isBroken = false;
    expect(await mending.run(question)).toEqual(both);
  });

  test("fails when a thread ends without a word", async () => {
    const leaving = pool({ workers: 2, startWorker: startBroken("process.exit(3)") });
    await expect(leaving.run(question)).rejects.toThrow("ended with code 3");
  });

  test("fails when the rules cannot be compiled, with the reason", async () => {
    const wrong = { ...question, published: { ...bundle, ruleSets: [{} as never] } };
    await expect(pool({ workers: 2, startWorker }).run(wrong)).rejects.toThrow();
  });
});

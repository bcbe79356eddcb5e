import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Tally } from "@/lib/rules/population";
import type { PreviewNews, PreviewOrder } from "./preview-messages";
import { addCounts, type PreviewCounts, type PreviewQuestion } from "./preview-work";

export interface PreviewProgress {
  people: number;
  all: number;
  /** Questions, one person towards one city each, that went to the one-person engine, by what the columns could not compute. */
  askedSingly: Record<string, number>;
}

interface PoolOptions {
  workers?: number;
  /** How a thread is started; a test has to say how TypeScript is read. */
  startWorker?: () => Worker;
}

interface RunOptions {
  signal?: AbortSignal;
  onProgress?: (progress: PreviewProgress) => void;
}

/**
 * A fixed set of threads over the cores, which share the columns. One preview runs at a time: each has all cores.
 * The counts are of whole people, so that they are the same whoever counted whom.
 */
export class PreviewPool {
  private readonly count: number;
  private readonly startWorker: () => Worker;
  private workers: Worker[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor({ workers = availableParallelism(), startWorker = startThread }: PoolOptions = {}) {
    this.count = Math.max(1, workers);
    this.startWorker = startWorker;
  }

  /**
   * Everybody's counts together. Rejects with the signal's reason as soon as it is aborted, and with the error of a thread
   * that fails; the threads are then ended, and the next preview starts others.
   */
  run(question: PreviewQuestion, options: RunOptions = {}): Promise<PreviewCounts> {
    const { signal } = options;
    const turn = this.turn.catch(() => undefined).then(() => this.runNow(question, options));
    this.turn = turn;
    if (signal === undefined || signal.aborted) return turn;
    // Whoever is called off while others are asked need not wait for them.
    const over = new AbortController();
    return Promise.race([turn, abortOf(signal, over.signal)]).finally(() => over.abort());
  }

  async close(): Promise<void> {
    const { workers } = this;
    this.workers = [];
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  private async runNow(
    question: PreviewQuestion,
    { signal, onProgress }: RunOptions,
  ): Promise<PreviewCounts> {
    signal?.throwIfAborted();
    while (this.workers.length < this.count) this.workers.push(this.start());
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const order: PreviewOrder = { question, next };
    const latest: PreviewNews[] = this.workers.map(() => ({ people: 0, askedSingly: {} }));
    const shares = this.workers.map((worker, index) =>
      shareOf(worker, order, (news) => {
        latest[index] = news;
        onProgress?.(progressOf(latest, question.columns.people));
      }),
    );
    const ended = new AbortController();
    try {
      return sumOf(await Promise.race([Promise.all(shares), abortOf(signal, ended.signal)]));
    } catch (error) {
      for (const share of shares) share.catch(() => undefined);
      await this.close();
      throw error;
    } finally {
      ended.abort();
    }
  }

  private start(): Worker {
    const worker = this.startWorker();
    // A thread that ends between previews is replaced at the next; without a listener its error would end the process.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      this.workers = this.workers.filter((one) => one !== worker);
    });
    worker.unref();
    return worker;
  }
}

/** The literal form is what the bundler recognises; it puts the thread's program into the build. */
function startThread(): Worker {
  return new Worker(new URL("./preview-worker.ts", import.meta.url));
}

/** What one thread counted. A thread that waits for work keeps no process alive. */
function shareOf(
  worker: Worker,
  order: PreviewOrder,
  onNews: (news: PreviewNews) => void,
): Promise<PreviewCounts> {
  return new Promise<PreviewCounts>((resolve, reject) => {
    const onMessage = (news: PreviewNews) => {
      onNews(news);
      const { counts } = news;
      if (counts !== undefined) done(() => resolve(counts));
    };
    const onError = (error: unknown) => done(() => reject(error));
    const onExit = (code: number) => onError(new Error(`a preview's thread ended with code ${code}`));
    const done = (settle: () => void) => {
      worker.off("message", onMessage).off("messageerror", onError).off("error", onError).off("exit", onExit);
      worker.unref();
      settle();
    };
    worker.on("message", onMessage).on("messageerror", onError).on("error", onError).on("exit", onExit);
    worker.ref();
    worker.postMessage(order);
  });
}

/** Never resolves; listens until it is over. */
function abortOf(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: over });
  });
}

function progressOf(latest: readonly PreviewNews[], all: number): PreviewProgress {
  const askedSingly: Record<string, number> = {};
  for (const news of latest) {
    for (const [feature, people] of Object.entries(news.askedSingly)) {
      askedSingly[feature] = (askedSingly[feature] ?? 0) + people;
    }
  }
  return { people: latest.reduce((sum, { people }) => sum + people, 0), all, askedSingly };
}

function sumOf([first, ...others]: readonly PreviewCounts[]): PreviewCounts {
  if (first === undefined) throw new Error("a preview without a thread");
  const { published, change } = others.reduce(addCounts, first);
  return {
    published: published && inOrder(published),
    change: change && { ...change, difference: inOrder(change.difference) },
  };
}

/** Features in one order, whichever thread came upon what first. */
function inOrder(tally: Tally): Tally {
  const askedSingly = Object.entries(tally.askedSingly).sort();
  return { ...tally, askedSingly: Object.fromEntries(askedSingly) };
}

/** Interleaved rounds: every contender runs once a round, and ratios are taken within a round. */

export interface Run {
  cpuSeconds: number;
  wallSeconds: number;
  /** Microseconds of wall clock, call by call, where single calls are what is asked about. */
  calls?: Float64Array;
}

export interface Contender {
  name: string;
  /** How many people, or calls, one run works off. */
  amount: number;
  run(): Run | Promise<Run>;
}

export interface Spread {
  least: number;
  median: number;
  most: number;
}

export interface Result {
  name: string;
  amount: number;
  /** CPU seconds for one person or call, round by round. */
  cpuEach: number[];
  wallEach: number[];
  /** Every call of every counted round. */
  calls: number[];
}

/** The CPU time of this process, its helpers' threads and its collector's included, while `work` runs. */
export async function timed(work: () => unknown): Promise<Run> {
  const wall = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - wall) / 1e3 };
}

/** One round goes before the counted ones, so that nothing is measured cold. */
export async function interleave(
  contenders: readonly Contender[],
  rounds: number,
  progress: (text: string) => void,
): Promise<Result[]> {
  const results = contenders.map(
    ({ name, amount }): Result => ({ name, amount, cpuEach: [], wallEach: [], calls: [] }),
  );
  for (let round = -1; round < rounds; round += 1) {
    progress(round < 0 ? "warming up" : `round ${round + 1} of ${rounds}`);
    for (const [index, contender] of contenders.entries()) {
      const { cpuSeconds, wallSeconds, calls } = await contender.run();
      const result = results[index];
      if (round < 0 || result === undefined) continue;
      result.cpuEach.push(cpuSeconds / contender.amount);
      result.wallEach.push(wallSeconds / contender.amount);
      for (const call of calls ?? []) result.calls.push(call);
    }
  }
  return results;
}

/** How many times less CPU than the base each round took for one person. */
export function timesFaster(result: Result, base: Result): Spread {
  return spread(result.cpuEach.map((own, round) => (base.cpuEach[round] ?? Number.NaN) / own));
}

export function perCpuSecond({ cpuEach }: Result): Spread {
  return spread(cpuEach.map((seconds) => 1 / seconds));
}

/** By the clock. */
export function perSecond({ wallEach }: Result): Spread {
  return spread(wallEach.map((seconds) => 1 / seconds));
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { least: at(sorted, 0), median: at(sorted, 0.5), most: at(sorted, 1) };
}

export function quantile(values: readonly number[], share: number): number {
  return at(
    [...values].sort((a, b) => a - b),
    share,
  );
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}

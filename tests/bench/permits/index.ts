import type { Contender, Result } from "../contender";
import { type Machine, machine } from "../machine";
import { measured, type Part } from "../parts";
import { ratesJson, ratesTable, section } from "../rates";
import { permitContenders } from "./contenders";
import { benchWorld } from "./world";

/** What `npm run bench -- permits` measures: docs/performance.md. */

const SHOWN = 400;

export interface PermitsBenchOptions {
  /** Only rows whose name contains it, and those that they are measured by. */
  only: string;
  /** Counted ones. */
  rounds: number;
  /** Permits, and cards, in a round. */
  shown?: number;
  /** Says what it is doing. */
  progress(text: string): void;
}

export interface PermitsBench {
  machine: Omit<Machine, "compiler">;
  parts: Part<Result>[];
}

export async function benchPermits({
  only,
  rounds,
  shown = SHOWN,
  progress,
}: PermitsBenchOptions): Promise<PermitsBench> {
  progress("issuing permits and cards");
  const parts: Part<Contender>[] = permitContenders(await benchWorld(shown));
  const { compiler: _, ...about } = machine();
  return { machine: about, parts: await measured(parts, only, rounds, progress) };
}

export function permitsTable({
  machine: { processor, cores, memoryGiB, node },
  parts,
}: PermitsBench): string {
  return [
    `${processor}, ${cores} cores, ${memoryGiB} GiB; Node ${node}`,
    "Three numbers are the least, the middle and the most of the rounds.",
    ...parts.flatMap((part) => section(part.title, part.rows, () => ratesTable(part, "checks"))),
  ].join("\n\n");
}

export function permitsBenchJson({ parts, ...rest }: PermitsBench): unknown {
  return { ...rest, parts: parts.map((part) => ratesJson(part, "checks")) };
}

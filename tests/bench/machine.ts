import { availableParallelism, cpus, totalmem } from "node:os";
import { compilerName } from "./rules/kernel/kernel";

export interface Machine {
  processor: string;
  cores: number;
  memoryGiB: number;
  node: string;
  compiler: string | null;
}

/** The class of the machine, for whoever reads the numbers elsewhere. */
export function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    compiler: compilerName(),
  };
}

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";
import { type KernelInput, writeKernelInput } from "./file";

const SOURCE = path.join(import.meta.dirname, "kernel.c");
const FLAGS = ["-O3", "-march=native", "-Wall", "-Wextra", "-Werror"];

/** What the kernel answers: days after the assessment date, 65,535 where there is none within the horizon. */
export interface KernelAnswer {
  destinations: readonly string[];
  /** Person by person, a day for every destination. */
  firstDays: Uint16Array;
  /** A row for every destination and one for the zone: eligible now, then newly eligible by calendar month. */
  tally: Int32Array;
}

/** The C compiler's own name and version, or null where there is none. */
export function compilerName(): string | null {
  try {
    return (
      execFileSync("cc", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split(
        "\n",
      )[0] ?? null
    );
  } catch {
    return null;
  }
}

/** The native kernel, built and holding its population; it works only when it is asked to. */
export class Kernel {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
    private readonly reader: Interface,
    readonly destinations: readonly string[],
    readonly people: number,
  ) {}

  static start(input: KernelInput): Kernel {
    const folder = mkdtempSync(path.join(tmpdir(), "hutong-kernel-"));
    try {
      const program = path.join(folder, "kernel");
      execFileSync("cc", [...FLAGS, "-o", program, SOURCE], { stdio: ["ignore", "ignore", "inherit"] });
      const file = path.join(folder, "input");
      const destinations = writeKernelInput(file, input);
      const child = spawn(program, [file], { stdio: ["pipe", "pipe", "inherit"] });
      const reader = createInterface({ input: child.stdout });
      const lines = reader[Symbol.asyncIterator]();
      return new Kernel(folder, child, lines, reader, destinations, input.population.people);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Evaluates everyone once and returns the CPU seconds that took. */
  async round(): Promise<number> {
    return Number(await this.ask("r"));
  }

  /** The answers of the last round. */
  async answer(): Promise<KernelAnswer> {
    const file = path.join(this.folder, "output");
    await this.ask(`w ${file}`);
    const bytes = readFileSync(file);
    const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const cells = this.people * this.destinations.length;
    return {
      destinations: this.destinations,
      firstDays: new Uint16Array(own, 0, cells),
      tally: new Int32Array(own.slice(cells * 2)),
    };
  }

  async stop(): Promise<void> {
    this.reader.close();
    if (this.child.exitCode === null) {
      await new Promise((resolve) => {
        this.child.once("exit", resolve);
        this.child.stdin?.end();
      });
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(line: string): Promise<string> {
    this.child.stdin?.write(`${line}\n`);
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error(`the kernel ended with ${this.child.exitCode}`);
    return value;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** CPU milliseconds a process has used, in user and kernel. Linux only. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** The pid of the process, at or below this one, whose command line is the Next server's. */
export function findNextServer(pid: number): number {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const parent = Number(readFileSync(`/proc/${entry}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // It ended while we looked.
    }
  }
  for (const queue = [pid]; queue.length > 0; ) {
    const at = queue.shift() ?? 0;
    if (/server\.js|next-server/.test(commandLine(at))) return at;
    queue.push(...(children.get(at) ?? []));
  }
  throw new Error(`no Next server below process ${pid}`);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Starts a server and waits until it answers; `stop` ends it and waits for that. */
export async function serve(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  url: string,
): Promise<{ pid: number; stop: () => Promise<void> }> {
  const [program = "", ...args] = command;
  const child: ChildProcess = spawn(program, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise<never>((_, reject) => {
    child.once("exit", (code) => reject(new Error(`${command.join(" ")} ended with ${code}`)));
  });
  ended.catch(() => {});
  await Promise.race([untilAnswered(url), ended]);
  return {
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

async function untilAnswered(url: string): Promise<void> {
  const deadline = Date.now() + 600_000;
  while (Date.now() < deadline) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within ten minutes`);
}

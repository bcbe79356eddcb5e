import { InputError, messageOf } from "./documents";

/** What was given cannot be used. */
const UNUSABLE = 2;
/** A defect of the program, as sysexits.h numbers it: never the input's fault. */
const DEFECT = 70;

export interface Program {
  /** Of what a defect is one. */
  name: string;
  /** Gives the exit status. InputError is told to the caller; everything else that is thrown is a defect. */
  main(args: string[]): Promise<number>;
  /** The exit status where a reader has seen enough before all is said (`| head`), which is no error. */
  whenUnread: number;
}

/** Runs a program on the words of its command line, and lets the process end with its status. */
export async function run({ name, main, whenUnread }: Program): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? whenUnread : DEFECT);
  });
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const isInput = error instanceof InputError;
    process.stderr.write(isInput ? `${error.message}\n` : `A defect of ${name}: ${traceOf(error)}\n`);
    process.exitCode = isInput ? UNUSABLE : DEFECT;
  }
}

/** Whoever reports a defect can say where it is. */
function traceOf(error: unknown): string {
  return (error instanceof Error && error.stack) || messageOf(error);
}

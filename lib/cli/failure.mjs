/**
 * A problem that the person at the keyboard can solve. It is printed as one sentence and what to do about
 * it, without a stack trace, and ends the program with exit code 1.
 */
export class Failure extends Error {
  /**
   * @param {string} problem one sentence, with its full stop
   * @param {string} [remedy] what to do, with its full stop
   */
  constructor(problem, remedy) {
    super(remedy ? `${problem} ${remedy}` : problem);
    this.name = "Failure";
  }
}

const DISK_FULL = /ENOSPC|no space left on device|disk quota exceeded|EDQUOT/i;

/** Whether a program's output (or an error of Node's) says that the disk is full. @param {unknown} cause */
export function isDiskFull(cause) {
  if (cause instanceof Error) {
    const code = "code" in cause ? cause.code : undefined;
    // 53100 is PostgreSQL's disk_full.
    return code === "ENOSPC" || code === "EDQUOT" || code === "53100" || DISK_FULL.test(cause.message);
  }
  return DISK_FULL.test(String(cause));
}

/** @param {string} [folder] where the space is missing, if known */
export function diskFull(folder) {
  const where = folder ? ` that holds ${folder}` : "";
  return new Failure(`The disk${where} is full.`, "Free some space and run the command again.");
}

/**
 * Prints why the program ends and returns the exit code. A defect keeps its stack, for it is ours to mend.
 * @param {unknown} error
 */
export function reportFailure(error) {
  const told = error instanceof Failure ? error : isDiskFull(error) ? diskFull() : undefined;
  console.error(told ? `hutong: ${told.message}` : error);
  return 1;
}

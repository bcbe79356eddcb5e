import { parseArgs } from "node:util";
import type { z } from "zod";

/** The command line was not understood; the message says what was expected. */
export class Usage extends Error {}

/** The options of a command, each given once; anything else is a mistake worth naming. */
export function readOptions<const N extends string>(
  args: string[],
  names: readonly N[],
  flags: readonly string[] = [],
): Partial<Record<N, string>> & { flags: Set<string> } {
  try {
    const read = parseArgs({
      args,
      options: Object.fromEntries([
        ...names.map((name) => [name, { type: "string" as const }]),
        ...flags.map((name) => [name, { type: "boolean" as const }]),
      ]),
    });
    const values: Record<string, unknown> = read.values;
    const texts = Object.fromEntries(names.map((name) => [name, values[name]]));
    return { ...(texts as Partial<Record<N, string>>), flags: new Set(flags.filter((name) => values[name])) };
  } catch (error) {
    throw new Usage(`${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Reads values through a schema; the first thing wrong is named by its option. */
export function checked<S extends z.ZodType>(schema: S, values: unknown): z.output<S> {
  const read = schema.safeParse(values);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Usage(`--${issue?.path.join(".")} ${EXPECTED[issue?.message ?? ""] ?? "is not right"}.`);
}

const EXPECTED: Record<string, string> = {
  required: "is missing",
  email: "is not an e-mail address",
  staffName: "is not a name of at most 60 letters",
  staffRole: "is none of CLERK, SUPERVISOR, CITY_ADMIN, POLICY_ADMIN, PLANNER, AUDITOR",
};

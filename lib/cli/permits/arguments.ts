import { clock } from "@/lib/clock";
import { parsed, refusalWith } from "../arguments";
import { InputError } from "../documents";

export const USAGE = `Usage:
  npm run --silent permits -- verify --trust trust.json [--status list.jwt ...] [--operator operator.jwk.json]
                                     [--audience TEXT --nonce TEXT] [--at INSTANT] < credential
  npm run --silent permits -- demo --out folder [--at INSTANT]`;

export type Asked =
  | { command: "help" }
  | {
      command: "verify";
      trust: string;
      statuses: string[];
      operator: string | null;
      audience: string | null;
      nonce: string | null;
      at: Date;
    }
  | { command: "demo"; out: string; at: Date };

const OPTIONS = {
  trust: { type: "string" },
  status: { type: "string", multiple: true },
  operator: { type: "string" },
  audience: { type: "string" },
  nonce: { type: "string" },
  at: { type: "string" },
  out: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const refusal = refusalWith(USAGE);

/** Throws InputError with the usage. */
export function readArguments(args: string[]): Asked {
  const { values, positionals } = parsed({ args, allowPositionals: true, options: OPTIONS }, refusal);
  const [command, ...more] = positionals;
  if (values.help) return { command: "help" };
  const at = instantOf(values.at);
  if (command === "demo") {
    if (values.out === undefined || more.length > 0) throw refusal("demo needs --out and nothing else.");
    return { command, out: values.out, at };
  }
  if (command !== "verify") {
    throw command === undefined
      ? new InputError(USAGE)
      : refusal(`There is no command ${JSON.stringify(command)}.`);
  }
  if (values.trust === undefined) throw refusal("verify needs --trust.");
  // A shell's wildcard after --status leaves all but the first name without an option.
  const statuses = [...(values.status ?? []), ...more];
  const { trust, operator = null, audience = null, nonce = null } = values;
  return { command, trust, statuses, operator, audience, nonce, at };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** The machine's clock where none is given: no database is asked here, so no demonstration's clock. */
function instantOf(text: string | undefined): Date {
  const instant = text === undefined ? clock.machineNow() : new Date(text);
  if (text !== undefined && (!INSTANT.test(text) || Number.isNaN(instant.getTime()))) {
    throw refusal(
      `--at: found ${JSON.stringify(text)}, expected an instant with its offset, such as 2026-11-23T10:00:00+08:00.`,
    );
  }
  return instant;
}

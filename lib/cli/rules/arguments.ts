import type { parseArgs } from "node:util";
import { clock, type Day, dayOf } from "@/lib/clock";
import { isLocale, type Locale } from "@/lib/i18n/routing";
import { isDay } from "@/lib/rules";
import { parsed, refusalWith } from "../arguments";
import { InputError } from "../documents";

export const USAGE = `Usage:
  npm run --silent rules -- evaluate --bundle bundle.json --case case.json
  npm run --silent rules -- evaluate --bundle bundle.json --cases cases.ndjson
  npm run --silent rules -- check --bundle bundle.json [--today YYYY-MM-DD] [--lang en|zh] [--json]`;

export type Asked =
  | { command: "help" }
  | { command: "evaluate"; bundle: string; kase: string }
  | { command: "evaluateLines"; bundle: string; cases: string }
  | { command: "check"; bundle: string; today: Day; lang: Locale; json: boolean };

const OPTIONS = {
  bundle: { type: "string" },
  case: { type: "string" },
  cases: { type: "string" },
  today: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

const refusal = refusalWith(USAGE);

/** Throws InputError with the usage. */
export function readArguments(args: string[]): Asked {
  const { values, positionals } = parsed({ args, allowPositionals: true, options: OPTIONS }, refusal);
  const [command, second] = positionals;
  if (values.help) return { command: "help" };
  if (second !== undefined) throw refusal(`One command at a time, found ${positionals.join(" ")}.`);
  if (command === "evaluate") {
    refuse(command, values, ["today", "lang", "json"]);
    return evaluation(values);
  }
  if (command === "check") {
    refuse(command, values, ["case", "cases"]);
    return checking(values);
  }
  throw command === undefined
    ? new InputError(USAGE)
    : refusal(`There is no command ${JSON.stringify(command)}.`);
}

function evaluation({ bundle, case: kase, cases }: Values): Asked {
  if (bundle === undefined) throw refusal("evaluate needs --bundle.");
  if (kase !== undefined && cases === undefined) return { command: "evaluate", bundle, kase };
  if (kase === undefined && cases !== undefined) return { command: "evaluateLines", bundle, cases };
  throw refusal("evaluate needs either --case or --cases.");
}

/** Today is the machine's day in Asia/Shanghai: no database is asked here, so no demonstration's clock. */
function checking({ bundle, today = dayOf(clock.machineNow()), lang = "en", json = false }: Values): Asked {
  if (bundle === undefined) throw refusal("check needs --bundle.");
  if (!isDay(today))
    throw refusal(`--today: found ${JSON.stringify(today)}, expected a day written YYYY-MM-DD.`);
  if (!isLocale(lang)) throw refusal(`--lang: found ${JSON.stringify(lang)}, expected en or zh.`);
  return { command: "check", bundle, today, lang, json };
}

function refuse(command: string, values: Values, options: (keyof Values)[]): void {
  const stranger = options.find((option) => values[option] !== undefined);
  if (stranger !== undefined) throw refusal(`${command} takes no --${stranger}.`);
}

import { type Day, isDay } from "@/lib/rules";
import { parsed, refusalWith } from "../arguments";

export const USAGE = `Usage:
  npm run --silent preview -- --zone <zone> [--draft draft.json | --draft-id <id>] [--on YYYY-MM-DD] [--workers N] [--json]`;

/** What the columns can look ahead from: ten years on, the last day they hold is not far. */
const FIRST_DAY = "1900-01-01";
export const LAST_DAY = "2069-06-05";
const MOST_WORKERS = 256;

export interface PreviewArguments {
  zone: string;
  draft: { file: string } | { id: string } | null;
  on: Day | null;
  workers: number | null;
  json: boolean;
}

const OPTIONS = {
  zone: { type: "string" },
  draft: { type: "string" },
  "draft-id": { type: "string" },
  on: { type: "string" },
  workers: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const refusal = refusalWith(USAGE);

/** Null where help was asked for. Throws InputError with the usage. */
export function readArguments(args: string[]): PreviewArguments | null {
  const { values } = parsed({ args, options: OPTIONS }, refusal);
  if (values.help) return null;
  const { zone, draft: file, "draft-id": id, on = null, workers, json = false } = values;
  if (zone === undefined) throw refusal("--zone is missing.");
  if (file !== undefined && id !== undefined) throw refusal("Give --draft or --draft-id, not both.");
  if (id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    throw refusal(
      `--draft-id: found ${JSON.stringify(id)}, expected the id in the address of the draft's page.`,
    );
  if (on !== null && !(isDay(on) && on >= FIRST_DAY && on <= LAST_DAY))
    throw refusal(`--on: found ${JSON.stringify(on)}, expected a day from ${FIRST_DAY} to ${LAST_DAY}.`);
  const draft = file !== undefined ? { file } : id !== undefined ? { id } : null;
  return { zone, draft, on, workers: workersOf(workers), json };
}

function workersOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const workers = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw refusal(`--workers: found ${JSON.stringify(text)}, expected a number from 1 to ${MOST_WORKERS}.`);
}

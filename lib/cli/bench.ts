import { parseArgs } from "node:util";
import { benchPages, pagesTable } from "./bench/pages";

const ROUNDS = 5;
const USAGE = `npm run bench -- pages [--only TEXT] [--json]
npm run bench -- rules [--only TEXT] [--people N] [--json]
npm run bench -- permits [--only TEXT] [--json]
  pages   the server's CPU per request of the main pages, beside a bare Next page in the same run;
          --only: those whose name contains TEXT
  rules   the rules engine and the population preview beside other engines, a day-by-day reading and a native
          kernel in the same run; --people: the largest population, 10000000 where it is left out
  permits the check of permits, cards, QR codes and status lists beside bare signatures and @sd-jwt/core`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    people: { type: "string", default: "10000000" },
  },
});

const [what] = positionals;
const people = Number(values.people);
if (what === "pages" && positionals.length === 1) {
  const costs = await benchPages(values.only);
  process.stdout.write(`${values.json ? JSON.stringify(costs) : pagesTable(costs)}\n`);
} else if (what === "rules" && positionals.length === 1 && Number.isSafeInteger(people) && people >= 1000) {
  await rules();
} else if (what === "permits" && positionals.length === 1) {
  await permits();
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}

/** Says on standard error what it is doing, so that the table is all there is on standard output. */
function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The engines and the references are for the bench alone: they stand with the tests, and are loaded when asked for. */
async function rules(): Promise<void> {
  const { benchRules, rulesBenchJson, rulesTable } = await import("../../tests/bench/rules");
  const bench = await benchRules({ people, only: values.only, rounds: ROUNDS, progress });
  process.stdout.write(`${values.json ? JSON.stringify(rulesBenchJson(bench)) : rulesTable(bench)}\n`);
}

async function permits(): Promise<void> {
  const { benchPermits, permitsBenchJson, permitsTable } = await import("../../tests/bench/permits");
  const bench = await benchPermits({ only: values.only, rounds: ROUNDS, progress });
  process.stdout.write(`${values.json ? JSON.stringify(permitsBenchJson(bench)) : permitsTable(bench)}\n`);
}

import { parseArgs } from "node:util";
import { benchPages, pagesTable } from "./bench/pages";

const ROUNDS = 5;
const USAGE = `npm run bench -- pages [--only TEXT] [--json]
npm run bench -- rules [--only TEXT] [--people N] [--json]
  pages   the server's CPU per request of the main pages, beside a bare Next page in the same run;
          --only: those whose name contains TEXT
  rules   the rules engine and the population preview beside other engines, a day-by-day reading and a native
          kernel in the same run; --people: the largest population, 10000000 where it is left out`;

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
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}

/** The engines and the references are for the bench alone: they stand with the tests, and are loaded when asked for. */
async function rules(): Promise<void> {
  const { benchRules, rulesBenchJson, rulesTable } = await import("../../tests/bench/rules");
  const bench = await benchRules({
    people,
    only: values.only,
    rounds: ROUNDS,
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  process.stdout.write(`${values.json ? JSON.stringify(rulesBenchJson(bench)) : rulesTable(bench)}\n`);
}

import { parseArgs } from "node:util";
import { benchPages, pagesTable } from "./bench/pages";

const USAGE = `npm run bench -- pages [--only TEXT] [--json]
  pages   the server's CPU per request of the main pages, beside a bare Next page in the same run;
          --only: those whose name contains TEXT`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, only: { type: "string", default: "" } },
});

if (positionals[0] === "pages" && positionals.length === 1) {
  const costs = await benchPages(values.only);
  process.stdout.write(`${values.json ? JSON.stringify(costs) : pagesTable(costs)}\n`);
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}

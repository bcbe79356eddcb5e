// npm run admin -- …: makes the first accounts and mends what no page can. It acts as the application's role, so
// row-level security holds for it too; lib/cli/with-database.mjs gives it the environment and the database.

import { runAdmin } from "./admin/run";

/** Wrong use and refusals. A defect ends with 1 and its stack. */
const EXIT_REFUSED = 2;

const answer = await runAdmin(process.argv.slice(2));
if ("done" in answer) console.log(answer.done);
else console.error(answer.refused);
// The database connections would keep the process open.
process.exit("done" in answer ? 0 : EXIT_REFUSED);

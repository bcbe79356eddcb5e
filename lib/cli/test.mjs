// npm test: installs what it needs, then static checks, unit and database tests, and browser tests, ending in one
// line with the sums. Like start.mjs it looks at Node's version before it loads the rest.
import { requireNode } from "./node-version.mjs";

requireNode();
const { runTests } = await import("./run-tests.mjs");
process.exit(await runTests(process.argv.slice(2), process.env));

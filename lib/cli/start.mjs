// Runs before anything is installed, so it imports nothing but Node's own modules and the files beside it, and
// looks at Node's version before it loads a line that an old Node could not read.
import { requireNode } from "./node-version.mjs";

requireNode();
const { launch } = await import("./launch.mjs");
process.exit(await launch(process.argv.slice(2), process.env));

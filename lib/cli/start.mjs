// Runs before anything is installed, so it imports nothing but Node's own modules and the files beside it, and
// looks at Node's version before it loads a line that an old Node could not read.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `hutong: Node ${process.versions.node} is too old. Install Node 20.9 or newer (https://nodejs.org) and run the command again.`,
  );
  process.exit(1);
}

const { launch } = await import("./launch.mjs");
process.exit(await launch(process.argv.slice(2), process.env));

/**
 * Ends the program with one sentence when Node is too old. Written so that a very old Node can read it.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    console.error(
      `hutong: Node ${process.versions.node} is too old. Install Node 20.9 or newer (https://nodejs.org) and run the command again.`,
    );
    process.exit(1);
  }
}

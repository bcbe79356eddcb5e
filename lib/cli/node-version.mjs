/**
 * Ends the program with one sentence when Node is not one that all packages run on (Prisma is the strictest).
 * Written so that a very old Node can read it.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!supported) {
    console.error(
      `hutong: Node ${process.versions.node} is not supported. Install Node 20.19, 22.12, 24 or a later one of these lines (https://nodejs.org) and run the command again.`,
    );
    process.exit(1);
  }
}

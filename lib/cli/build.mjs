import fs from "node:fs";
import { inCheckout } from "./checkout.mjs";
import { contentHash } from "./content-hash.mjs";
import { diskFull, isDiskFull } from "./failure.mjs";
import { runProgram } from "./run-program.mjs";

/** What the built application is made from. */
const SOURCES = [
  ...["app", "components", "lib", "messages", "public", "prisma/schema.prisma", "prisma/data"],
  ...["instrumentation.ts", "next.config.js", "postcss.config.mjs", "tsconfig.json"],
  ...["package.json", "package-lock.json"],
];
/** A build must not depend on secrets or a database, lest it carry them. */
const HIDDEN = /^(DATABASE_|NEXTAUTH_|HUTONG_(?!DEMO$|DIST$))/;

/**
 * Builds the application when its sources, its packages or the demonstration flag changed, and puts beside it
 * what Next leaves out of its standalone folder.
 * @param {{ demo: boolean, dist: string, env: NodeJS.ProcessEnv, signal?: AbortSignal, log: (line: string) => void }} options
 */
export async function build({ demo, dist, env, signal, log }) {
  if (isBuilt({ demo, dist })) {
    return;
  }
  const wanted = buildHash(demo);
  fs.rmSync(stampOf(dist), { force: true });
  log("Building the application (a minute or two) …");
  const visible = Object.fromEntries(Object.entries(env).filter(([name]) => !HIDDEN.test(name)));
  const keepCompilerOptions = restorer(inCheckout("tsconfig.json"));
  await runProgram([process.execPath, inCheckout("node_modules", "next", "dist", "bin", "next"), "build"], {
    what: "Building the application",
    env: {
      ...visible,
      NODE_ENV: "production",
      HUTONG_DEMO: demo ? "1" : "",
      HUTONG_DIST: dist,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    signal,
  }).finally(keepCompilerOptions);
  try {
    const standalone = inCheckout(dist, "standalone");
    fs.cpSync(inCheckout(dist, "static"), `${standalone}/${dist}/static`, { recursive: true });
    if (fs.existsSync(inCheckout("public"))) {
      fs.cpSync(inCheckout("public"), `${standalone}/public`, { recursive: true });
    }
    fs.writeFileSync(stampOf(dist), wanted);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(inCheckout(dist)) : error;
  }
}

/** Next writes the types' folder of a build elsewhere into tsconfig.json, which is not its to change. @param {string} file */
function restorer(file) {
  const before = fs.readFileSync(file);
  return () => {
    if (!fs.readFileSync(file).equals(before)) {
      fs.writeFileSync(file, before);
    }
  };
}

/** Whether the build in this folder is of the present sources. @param {{ demo: boolean, dist: string }} options */
export function isBuilt({ demo, dist }) {
  const stamp = stampOf(dist);
  return (
    fs.existsSync(stamp) &&
    fs.existsSync(serverFile(dist)) &&
    fs.readFileSync(stamp, "utf8") === buildHash(demo)
  );
}

/** The program that serves the build. @param {string} dist */
export const serverFile = (dist) => inCheckout(dist, "standalone", "server.js");

/** @param {string} dist */
const stampOf = (dist) => inCheckout(dist, "hutong-build.sha256");

/** @param {boolean} demo */
function buildHash(demo) {
  const words = [demo ? "demonstration" : "production", process.versions.node.split(".")[0] ?? ""];
  return contentHash(SOURCES, words, (name) => name === "lib/generated" || name.endsWith(".md"));
}

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { Failure } from "./failure.mjs";

/** Debian's and Ubuntu's package of each library that the browser takes from the system. @type {Record<string, string>} */
const PACKAGES = {
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libsmime3.so": "libnss3",
  "libssl3.so": "libnss3",
  "libnspr4.so": "libnspr4",
  "libplc4.so": "libnspr4",
  "libplds4.so": "libnspr4",
  "libexpat.so.1": "libexpat1",
};

/** The browser of the tests: it comes with npm and unpacks itself; CHROMIUM_PATH names another. */
export async function browserPath() {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/** Says which system package is missing rather than letting every browser test fail. */
export async function requireBrowser() {
  const program = await browserPath();
  if (spawnSync(program, ["--version"]).status === 0) {
    return;
  }
  const listed = spawnSync("ldd", [program], { encoding: "utf8" }).stdout ?? "";
  const missing = [...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, library = ""]) => library);
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((library) => PACKAGES[library] ?? library))].join(" ");
    throw new Failure(
      `The browser of the tests needs system libraries that are not installed: ${missing.join(", ")}.`,
      `On Debian or Ubuntu: apt-get install ${packages}.`,
    );
  }
  if (!process.env.CHROMIUM_PATH) {
    fs.rmSync(program, { force: true }); // perhaps half unpacked; the next run unpacks it anew
  }
  throw new Failure(
    `The browser of the tests (${program}) does not start.`,
    "Run the tests again, or set CHROMIUM_PATH to a Chromium of your own.",
  );
}

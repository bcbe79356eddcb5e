import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "lib/permits/credential";
const LIBRARIES = /^(@digitalbazaar\/base45|@noble\/hashes\/sha2\.js|@sd-jwt\/core|jose|pako|zod)$/;

test("signed permits are checked with nothing that a browser lacks: no Node, no database, no clock of its own", () => {
  const bad = readdirSync(FOLDER).flatMap((name) => {
    const text = readFileSync(`${FOLDER}/${name}`, "utf8");
    const imports = [...text.matchAll(/^(?:import|export|\}) ?[^;"]*from "([^"]+)";$/gm)].map(
      (match) => match[1] ?? "",
    );
    const strange = imports.filter((from) => !from.startsWith("./") && !LIBRARIES.test(from));
    const forbidden = text.match(/\b(Buffer|process|Date\.now|new Date\(\)|fetch\()/g) ?? [];
    return [...strange, ...forbidden].map((what) => `${name}: ${what}`);
  });
  expect(bad).toEqual([]);
});

import path from "node:path";
import { expect, test } from "vitest";
import { checkout } from "../../lib/cli/checkout.mjs";
import { stateFolder } from "../../lib/cli/state-folder.mjs";

const env = (extra: Record<string, string>) =>
  ({ HOME: "/home/someone", ...extra }) as unknown as NodeJS.ProcessEnv;
const isRoot = process.getuid?.() === 0;

test("the state folder is outside the checkout and one per checkout", () => {
  const folder = stateFolder(env({}));
  expect(folder.startsWith(checkout)).toBe(false);
  expect(path.basename(folder)).toMatch(new RegExp(`^[0-9a-f]{8}-${path.basename(checkout)}$`));
});

test("HUTONG_DATA names another", () => {
  expect(stateFolder(env({ HUTONG_DATA: "/srv/hutong/../other" }))).toBe("/srv/other");
});

test.skipIf(isRoot)("an ordinary user's is below their own state folder", () => {
  expect(stateFolder(env({}))).toMatch(/^\/home\/someone\/\.local\/state\/hutong\//);
  expect(stateFolder(env({ XDG_STATE_HOME: "/elsewhere" }))).toMatch(/^\/elsewhere\/hutong\//);
});

test.runIf(isRoot)("root's is in the system's", () => {
  expect(stateFolder(env({ XDG_STATE_HOME: "/elsewhere" }))).toMatch(/^\/var\/lib\/hutong\//);
});

import { expect, test } from "vitest";
import { isAsLocked } from "../../lib/cli/install.mjs";

const locked = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/for-another-machine": { version: "1.0.0", optional: true },
  },
};

const installed = (a: string) => ({ packages: { "node_modules/a": { version: a } } });

test("packages as locked are not installed again, without those for other machines", () => {
  expect(isAsLocked(installed("1.0.0"), locked)).toBe(true);
});

test("another version or a missing package asks for an installation", () => {
  expect(isAsLocked(installed("1.0.1"), locked)).toBe(false);
  expect(isAsLocked({ packages: {} }, locked)).toBe(false);
});

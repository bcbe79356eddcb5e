import { expect, test } from "vitest";
import { splitStatements } from "../../lib/cli/statements.mjs";

test("a semicolon inside a function, a string or a comment ends no statement", async () => {
  const script = `
    CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN RETURN 1; END; $body$;
    SELECT 'a;b', "c;d" -- e;f
    FROM t; /* g;h */
    SELECT $$i;j$$`;
  const statements = await splitStatements(script);
  expect(statements).toHaveLength(3);
  expect(statements[0]).toMatch(/^CREATE FUNCTION .*END; \$body\$$/s);
  expect(statements[2]).toContain("SELECT $$i;j$$");
});

test("characters of several bytes before a statement do not shift it", async () => {
  expect(await splitStatements("SELECT '户通';\n-- 城市群 𠮷\nSELECT 2;")).toEqual([
    "SELECT '户通'",
    "SELECT 2",
  ]);
});

test("comments alone are no statement", async () => {
  expect(await splitStatements("-- nothing\n")).toEqual([]);
});

import { parse } from "libpg-query";

/**
 * The statements of an SQL script, in order, as PostgreSQL's own parser cuts them: a semicolon inside a function's
 * body or a string ends nothing. They are sent one at a time because Citus refuses several in one message.
 * @param {string} sql
 */
export async function splitStatements(sql) {
  const bytes = Buffer.from(sql, "utf8"); // the parser counts bytes, and comments may be Chinese
  const { stmts = [] } = await parse(sql);
  return stmts.map(({ stmt_location: start = 0, stmt_len: length }) =>
    bytes
      .subarray(start, length ? start + length : undefined)
      .toString("utf8")
      .trim(),
  );
}

import { diskFull, Failure, isDiskFull } from "./failure.mjs";

/** @param {string} variable @param {string} url */
export function checkDatabaseAddress(variable, url) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (
    !parsed ||
    !/^postgres(ql)?:$/.test(parsed.protocol) ||
    !parsed.username ||
    parsed.pathname.length < 2
  ) {
    throw new Failure(
      `${variable} is not the address of a PostgreSQL database.`,
      "It looks like postgresql://user:password@host:5432/database, with special characters in the password percent-encoded.",
    );
  }
}

/** The role that an address signs in with. @param {string} url */
export const roleOf = (url) => decodeURIComponent(new URL(url).username);

/** Where an address points to, without the password. @param {string} url */
function placeOf(url) {
  const { hostname, port, pathname } = new URL(url);
  return {
    server: `${hostname || "localhost"}:${port || "5432"}`,
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/**
 * What a failed connection means to the person who wrote the address; errors that it does not know are returned
 * as they are.
 * @param {string} variable name of the environment variable
 * @param {string} url
 * @param {unknown} error
 */
export function connectionFailure(variable, url, error) {
  if (error instanceof Failure) {
    return error;
  }
  const { server, database } = placeOf(url);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  if (
    /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ECONNRESET)$/.test(code) ||
    /timeout/.test(message)
  ) {
    return new Failure(
      `No PostgreSQL server answers at ${server} (${code || "time ran out"}), where ${variable} points to.`,
      "Start that server or correct the address.",
    );
  }
  if (code === "28P01" || code === "28000" || /SASL|password/.test(message)) {
    return new Failure(
      `The server at ${server} does not let the role “${roleOf(url)}” in with the password of ${variable}.`,
      "Correct the role or the password.",
    );
  }
  if (code === "3D000") {
    return new Failure(
      `The server at ${server} has no database “${database}”, which ${variable} names.`,
      "Create it (docs/operations.md) or correct the name.",
    );
  }
  if (code === "42501") {
    return new Failure(
      `The role “${roleOf(url)}” of ${variable} may not do what is needed in the database “${database}” (${message}).`,
      "Give it the rights that docs/operations.md lists.",
    );
  }
  return isDiskFull(error) ? diskFull() : error;
}

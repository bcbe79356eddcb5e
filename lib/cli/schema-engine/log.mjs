/**
 * Tells Prisma's command line of an error in the native engine's log format. It drops the first line it reads,
 * hence one that says nothing.
 * @param {string} message
 * @param {string} [errorCode] one of Prisma's, such as P1001
 */
export function logError(message, errorCode = "") {
  writeLine("INFO", { message: "schema engine" });
  writeLine("ERROR", { message, error_code: errorCode, is_panic: false });
}

/** @param {string} level @param {object} fields */
function writeLine(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

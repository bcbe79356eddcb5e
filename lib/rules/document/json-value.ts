import { childPath, DocumentError, found } from "./error";
import { DEEPEST } from "./json";

const LONGEST_STRING = 2_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Throws DocumentError unless the value is what JSON can carry and RFC 8785 can write: finite numbers, well-formed
 * strings of at most 2,000 characters, plain objects and lists.
 */
export function requireJsonValue(value: unknown, path: string, depth = 0): void {
  if (depth > DEEPEST) {
    throw new DocumentError(path, `found more than ${DEEPEST} levels, expected a shallower document`);
  }
  if (typeof value === "string") requireText(value, path);
  else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new DocumentError(path, `found ${value}, expected a finite number`);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      requireJsonValue(item, childPath(path, index), depth + 1);
    });
  } else if (isPlainObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      requireText(key, childPath(path, key));
      if (key === "__proto__") {
        throw new DocumentError(childPath(path, key), 'found the key "__proto__", expected another one');
      }
      // A property set to undefined is one left out: JSON and the canonical form have no trace of it.
      if (item !== undefined) requireJsonValue(item, childPath(path, key), depth + 1);
    }
  } else if (value !== null && typeof value !== "boolean") {
    throw new DocumentError(path, `found ${found(value)}, expected a JSON value`);
  }
}

function requireText(text: string, path: string): void {
  if (text.length > LONGEST_STRING && [...text].length > LONGEST_STRING) {
    throw new DocumentError(
      path,
      `found a string of ${[...text].length} characters, expected at most ${LONGEST_STRING}`,
    );
  }
  if (LONE_SURROGATE.test(text)) {
    throw new DocumentError(path, "found half of a surrogate pair, expected well-formed Unicode");
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

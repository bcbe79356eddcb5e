/** A document that is not valid. `path` is the place in the JSON (`$.records[0].start`); nothing was evaluated. */
export class DocumentError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = "DocumentError";
    this.path = path;
  }
}

/** One step down a JSON path. */
export function childPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

const LONGEST_QUOTE = 60;

/** What was found, short enough for one line. */
export function found(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const short = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return JSON.stringify(short);
}

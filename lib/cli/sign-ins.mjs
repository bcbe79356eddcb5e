import { readJson } from "./private-file.mjs";

/** @typedef {{ role: { en: string, zh: string }, name: string, signIn: string, password: string, note?: string | { en: string, zh: string } }} SignIn */

/** The demonstration's sign-ins as a table for the terminal, or "" when the seed wrote none. @param {string} file */
export function signInTable(file) {
  /** @type {SignIn[] | null} */
  const accounts = readJson(file);
  if (!accounts || accounts.length === 0) {
    return "";
  }
  const rows = [
    ["Role", "Name", "Sign-in", "Password", ""],
    ...accounts.map(({ role, name, signIn, password, note }) => [
      `${role.zh} ${role.en}`,
      name,
      signIn,
      password,
      typeof note === "object" ? `${note.zh} ${note.en}` : (note ?? ""),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ""))));
  return rows
    .map((row) => `  ${row.map((cell, i) => pad(cell, widths[i] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

/** Chinese characters and full-width forms take two columns of a terminal. @param {string} text */
function width(text) {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
}

/** @param {string} text @param {number} columns */
const pad = (text, columns) => text + " ".repeat(columns - width(text));

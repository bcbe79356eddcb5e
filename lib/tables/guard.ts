/**
 * A spreadsheet runs a cell that begins with = + - @ (or their full-width forms), a tab or a carriage return as a
 * formula (OWASP, CSV Injection), and turns sixteen digits or more into a number that has lost the last ones. An
 * apostrophe before such a text prevents both. Reading takes off exactly what writing put on, however many there are.
 */
const GUARDED = /^'*(?:[=+\-@\t\r\n＝＋－＠]|\d{16})/;

export function guard(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

export function unguard(text: string): string {
  return text.startsWith("'") && GUARDED.test(text.slice(1)) ? text.slice(1) : text;
}

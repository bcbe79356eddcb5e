/**
 * Whether a number in this format is shown as a day or a month. Numbers of formats that stand in no list: ECMA-376
 * part 1, §18.8.30, with the ones Chinese editions use (27–31, 36, 50–54, 57, 58). Times of day alone are no dates.
 */
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATES.has(id);
  // Texts, escaped characters, colours and locales hold letters that mean nothing.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0] ?? "";
  return /[yd]|m(?!.*s)/i.test(bare.replace(/general/i, "").replace(/h+:?m+(:?s+)?|m+:s+/gi, ""));
}

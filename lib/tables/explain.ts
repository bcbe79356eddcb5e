import type { Finding } from "./findings";
import type { Format } from "./table";

/** A translator of the namespace `tables`. */
export type Say = (key: string, params: Record<string, string | number>) => string;

/** A finding as a sentence in the reader's language, the column named first where there is one. */
export function explain(finding: Finding, say: Say): string {
  const message = say(`findings.${finding.code}`, namedIn(finding.params, say));
  return finding.column === null ? message : say("inColumn", { column: finding.column, message });
}

/** A column's name stands among the parameters in both languages; a sentence takes the one of its own. */
function namedIn(params: Finding["params"], say: Say): Record<string, string | number> {
  const name = params[say("locale", {})];
  return name === undefined ? params : { ...params, name };
}

/** How the file was read, told so that a wrong guess is noticed: "Read as GB18030, columns separated by commas". */
export function explainFormat(format: Format, say: Say): string {
  if (format.kind === "XLSX") return say("readAs.workbook", { sheet: format.sheet });
  const encoding = format.encoding === "UTF-8-BOM" ? "UTF-8" : format.encoding;
  const separator = format.delimiter === "," ? "comma" : format.delimiter === ";" ? "semicolon" : "tab";
  return say(`readAs.${separator}`, { encoding });
}

import { WorkbookFault } from "./archive";
import type { Handlers } from "./xml";

/** A cell holds at most 32,767 characters; some programs write a little more. In UTF-16 units. */
export const LONGEST_TEXT = 64 * 1024;

/**
 * Gathers the text of a `<si>` or `<is>`: that of its runs, without the reading aids (`<rPh>`) that East Asian
 * editions put beside them. `_x000D_` is how a workbook writes a character XML cannot hold (ECMA-376 part 1, §22.4.2.4).
 */
export class TextGatherer {
  private parts = "";
  private isText = false;
  private phonetic = 0;

  readonly open: Handlers["open"] = (name) => {
    if (name === "rPh") this.phonetic++;
    if (name === "t") this.isText = this.phonetic === 0;
  };

  readonly close: Handlers["close"] = (name) => {
    if (name === "rPh") this.phonetic--;
    if (name === "t") this.isText = false;
  };

  readonly text: Handlers["text"] = (text) => {
    if (!this.isText) return;
    this.parts += text;
    if (this.parts.length > LONGEST_TEXT) throw new WorkbookFault("BROKEN_FILE");
  };

  take(): string {
    const text = this.parts;
    this.parts = "";
    return unescapeText(text);
  }
}

export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

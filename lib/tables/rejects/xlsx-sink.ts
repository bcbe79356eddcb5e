import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { RowSink } from "./rejects";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * Every cell is text in a text format with `quotePrefix`, which is the workbook's own leading apostrophe: nothing is
 * run as a formula, also after an edit, and no ID number becomes a number.
 */
const PARTS: Readonly<Record<string, (sheet: string) => string>> = {
  "[Content_Types].xml": () =>
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  "_rels/.rels": () =>
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": (sheet) =>
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": () =>
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": () =>
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`,
};

// The same rows give the same bytes, and only the clock's own module reads the clock.
const NO_TIME = { mtime: new Date("1980-01-02T00:00:00Z"), forceDosTimestamp: true };

export async function openXlsxSink(path: string, sheet: string): Promise<RowSink> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(PARTS))
    zip.addBuffer(Buffer.from(HEAD + content(sheet)), name, NO_TIME);
  const xml = new PassThrough();
  zip.addReadStream(xml, "xl/worksheets/sheet1.xml", NO_TIME);
  zip.end();
  const target = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await once(target, "open");
  const isDone = pipeline(zip.outputStream, target);
  // Seen by whoever writes or closes; until then it is nobody's unhandled rejection.
  isDone.catch(() => undefined);
  const write = async (text: string) => {
    if (!xml.write(text)) await Promise.race([once(xml, "drain"), isDone]);
  };
  await write(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`);
  return {
    write: (cells) => write(`<row>${cells.map(cellXml).join("")}</row>`),
    async close() {
      xml.end("</sheetData></worksheet>");
      await isDone;
    },
  };
}

function cellXml(text: string): string {
  return `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const SPECIAL: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML cannot hold is written `_x0001_`, and what looks like that is escaped in turn (ECMA-376 part 1, §22.4.2.4). */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>"]/g, (character) => SPECIAL[character] ?? "")
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    });
}

import { zipOf } from "./support";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** The parts of a plain workbook around a sheet's rows, for tests that change one of them. */
export function partsOf(rows: string, shared?: string): Record<string, string | Buffer> {
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships ${RELATIONS}><Relationship Id="r" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${TYPES}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships ${RELATIONS}><Relationship Id="r1" Type="${TYPES}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ...(shared !== undefined && { "xl/sharedStrings.xml": `<sst ${MAIN}>${shared}</sst>` }),
  };
}

export function workbookOf(rows: string, shared?: string): Promise<string> {
  return zipOf(partsOf(rows, shared));
}

export function rowOf(...texts: string[]): string {
  return `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
}

export const TITLES = rowOf("姓名", "证件号码", "开始日期");

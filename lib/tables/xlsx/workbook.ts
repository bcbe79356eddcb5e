import { type Archive, WorkbookFault } from "./archive";
import { isDateFormat } from "./number-formats";
import { type Attributes, readSmallXml } from "./xml";

export type Workbook = {
  /** The part that holds the first sheet which is shown, and its name. */
  readonly sheet: { readonly part: string; readonly name: string };
  readonly otherSheets: readonly string[];
  readonly sharedStrings: string | null;
  /** Whether serials count from 1904 (workbooks begun on old Macs). */
  readonly is1904: boolean;
  /** By style number: whether a number in this style is shown as a date. */
  readonly dateStyles: readonly boolean[];
};

type Sheet = { readonly name: string; readonly relation: string; readonly isShown: boolean };

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = (await readRelations(archive, "", "_rels/.rels")).find(
    ({ type }) => type === "officeDocument",
  );
  const part = root?.target ?? "xl/workbook.xml";
  if (!archive.has(part)) throw new WorkbookFault("NOT_A_TABLE");
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const relations = await readRelations(archive, folder, `${folder}_rels/${part.slice(slash)}.rels`);
  const { sheets, is1904 } = await readSheets(archive, part);
  // Chart and macro sheets have relations of other types.
  const tables = sheets.flatMap((sheet) => {
    const found = relations.find(({ id, type }) => id === sheet.relation && type === "worksheet");
    return found === undefined ? [] : [{ ...sheet, part: found.target }];
  });
  const first = tables.find(({ isShown }) => isShown) ?? tables[0];
  if (first === undefined || !archive.has(first.part)) throw new WorkbookFault("NO_SHEET");
  const partOf = (kind: string) =>
    relations.find(({ type, target }) => type === kind && archive.has(target))?.target ?? null;
  const styles = partOf("styles");
  return {
    sheet: { part: first.part, name: first.name },
    otherSheets: sheets.filter(({ relation }) => relation !== first.relation).map(({ name }) => name),
    sharedStrings: partOf("sharedStrings"),
    is1904,
    dateStyles: styles === null ? [] : await readDateStyles(archive, styles),
  };
}

async function readSheets(archive: Archive, part: string): Promise<{ sheets: Sheet[]; is1904: boolean }> {
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readSmallXml(archive.read(part), {
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const relation = Object.entries(attributes).find(([key]) => /^(.+:)?id$/.test(key))?.[1] ?? "";
      sheets.push({
        name: attributes.name ?? "",
        relation,
        isShown: !/hidden/i.test(attributes.state ?? ""),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, is1904 };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** Targets inside the file only: what is outside is never fetched. */
async function readRelations(archive: Archive, folder: string, part: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!archive.has(part)) return relations;
  const open = (name: string, attributes: Attributes) => {
    if (name !== "Relationship" || attributes.TargetMode === "External") return;
    const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
    relations.push({ id: attributes.Id ?? "", type, target: resolve(folder, attributes.Target ?? "") });
  };
  await readSmallXml(archive.read(part), { open, close: () => undefined, text: () => undefined });
  return relations;
}

function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") parts.pop();
    else if (step !== "" && step !== ".") parts.push(step);
  }
  return parts.join("/");
}

async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const custom = new Map<string, string>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  await readSmallXml(archive.read(part), {
    open: (name, attributes) => {
      if (name === "numFmt") custom.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
      if (name === "cellXfs") isCellStyle = true;
      const id = attributes.numFmtId ?? "0";
      if (name === "xf" && isCellStyle) styles.push(isDateFormat(Number(id), custom.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") isCellStyle = false;
    },
    text: () => undefined,
  });
  return styles;
}

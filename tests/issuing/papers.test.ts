import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import QRCode from "qrcode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { verifyPresentation } from "@/lib/permits/credential";
import { paperAnswer } from "@/lib/permits/issuing/paper-answer";
import { PAPERS, printedPaper } from "@/lib/permits/issuing/print-paper";
import { renderPage, taggedTexts } from "../print/read-pdf";
import { at, makeWorld, type World } from "../support/world";
import { checkerAt, later, permitOf } from "./support";

const { now, today } = at();

let world: World;
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  world = await makeWorld();
});
afterAll(() => world.end());

describe.each(PAPERS)("the permit printed as a %s", (kind) => {
  test("names its holder, and its code is scanned and believed", async () => {
    // As long as names are in the register, and of characters that take most bytes.
    const holder = await world.person({ name: "阿卜杜热合曼·买买提艾力·古丽巴哈尔江" });
    const { number } = await permitOf(world, holder);
    const bytes = await printedPaper(holder, kind, number, { now, today });
    if (process.env.HUTONG_KEEP_PAPERS) writeFileSync(`${process.env.HUTONG_KEEP_PAPERS}/${kind}.pdf`, bytes);
    const texts = await taggedTexts(bytes);
    expect(texts.join("")).toContain("阿卜杜热合曼·买买提艾力·古丽巴哈尔江");
    expect(texts.join("")).toContain(number);
    const codes = await readBarcodes((await renderPage(bytes, 1, 3)) as ImageData, { formats: ["QRCode"] });
    const code = codes[0]?.text ?? "";
    expect(QRCode.create(code, { errorCorrectionLevel: "M" }).version).toBeLessThanOrEqual(14);
    expect(await verifyPresentation(code, await checkerAt(later(1)))).toMatchObject({
      answer: "VALID",
      disclosed: { form: "CARD", shown: { permitNumber: number } },
    });
  });

  test("is handed to its holder and to nobody who is signed out, a stranger, or another city's desk", async () => {
    const holder = await world.person();
    const { number } = await permitOf(world, holder);
    const answered = await paperAnswer(holder, kind, encodeURIComponent(number));
    expect(answered.headers.get("content-type")).toBe("application/pdf");
    for (const who of [
      null,
      await world.person(),
      await world.clerk("320500"),
      await world.cityAdmin("320100"),
    ])
      expect((await paperAnswer(who, kind, number)).status).toBe(404);
    expect((await paperAnswer(await world.clerk("320100"), kind, number)).status).toBe(200);
    expect((await paperAnswer(holder, kind, "%E0%A4%A")).status).toBe(404);
  });

  test("is not printed for a permit that is suspended", async () => {
    const holder = await world.person();
    const { number } = await permitOf(world, holder, { state: "SUSPENDED" });
    expect((await paperAnswer(holder, kind, number)).status).toBe(404);
  });
});

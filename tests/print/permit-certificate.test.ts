import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import QRCode from "qrcode";
import { describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { PAGE } from "@/lib/print/look";
import { type PermitFacts, permitCertificate } from "@/lib/print/permit-certificate";
import { PERMIT } from "./facts";
import { openPdf, pageTexts, renderPage, taggedTexts, withoutBlanks } from "./read-pdf";

const made = (change: Partial<PermitFacts> = {}) => permitCertificate({ ...PERMIT, ...change });

describe("a printed permit", () => {
  test("says exactly what the permit says, in both languages, in the order of reading", async () => {
    expect(await taggedTexts(await made())).toEqual(
      [
        "南京市公安局建邺分局",
        "Jianye Branch, Nanjing Public Security Bureau",
        "居住证",
        "Residence Permit",
        "电子居住证打印件",
        "Printed form of the electronic residence permit",
        "证件编号 Permit number JZZ3201002026000001287",
        ...["姓名", "Name", "陈晓雯"],
        ...["性别", "Sex", "女", "Female"],
        ...["民族", "Ethnicity", "汉族", "Han"],
        ...["出生日期", "Date of birth", "1996年2月29日", "29 February 1996"],
        ...["公民身份号码", "Citizen ID number", "441900199602290010"],
        ...["常住户口所在地住址", "Registered address", "江苏省镇江市京口区中山东路18号3幢502室"],
        ...["居住地住址", "Residential address", "江苏省南京市建邺区江东中路215号凤凰文化广场2幢1单元1803室"],
        ...["签发机关", "Issuing authority", "南京市公安局建邺分局"],
        "Jianye Branch, Nanjing Public Security Bureau",
        ...["签发日期", "Date of issue", "2026年3月31日", "31 March 2026"],
        ...["签注有效期至", "Endorsed until", "2027年3月31日", "31 March 2027"],
        "居住证是持证人在居住地居住、作为常住人口享受基本公共服务和便利、申请登记常住户口的证明（《居住证暂行条例》第三条）。",
        "A residence permit proves that its holder lives at the place of residence, receives basic public services and conveniences there as a resident, and may apply for household registration (Interim Regulations on Residence Permits, article 3).",
        "扫描二维码，或在下列网址输入查验码，可核验本证真伪及现时状态。打印后如有变动，以核验结果为准。",
        "Scan the code, or enter the check code at the address below, to see whether this permit is genuine and in force now. What the check shows prevails over this paper.",
        ...["查验码 Check code", "3201-2026-7K3M-9QXT", "https://hutong.example/check"],
        "2026年3月31日",
      ].map(withoutBlanks),
    );
  });

  test("embeds its two fonts with the characters in use alone", async () => {
    const bytes = await made();
    const names = [
      ...Buffer.from(bytes)
        .toString("latin1")
        .matchAll(/\/FontName \/(\S+)/g),
    ];
    expect(names.map(([, name]) => name?.replace(/^[A-Z]{6}\+/, "subset of ")).sort()).toEqual([
      "subset of NotoSansSC-Bold",
      "subset of NotoSansSC-Regular",
    ]);
    expect(
      Buffer.from(bytes)
        .toString("latin1")
        .match(/\/FontFile2 /g),
    ).toHaveLength(2);
    expect(bytes.length).toBeLessThan(100_000);
  });

  test("is the same to the byte for the same facts, whatever was printed in between", async () => {
    const before = await made();
    // These have outlines of characters that the permit says too, and are others.
    await made({ name: "\u2011\uf98e", residenceAddress: "⺠⼀" });
    expect(Buffer.compare(await made(), before)).toBe(0);
    expect(Buffer.compare(await made({ printedOn: "2026-11-24" }), before)).not.toBe(0);
  });

  test("says its code in characters that can be typed, whatever a name has", async () => {
    const texts = await taggedTexts(await made({ name: "A\u2011B\uf98e" }));
    expect(texts).toContain("A-B年");
    expect(texts).toContain(PERMIT.check.code);
  });

  test("bears a code that a scanner reads from the page", async () => {
    const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
    const { data, width, height } = await renderPage(await made(), 1, 2);
    const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: "srgb" as const };
    const [read] = await readBarcodes(image, { formats: ["QRCode"] });
    expect(read?.text).toBe(PERMIT.qrText);
    expect(QRCode.create(PERMIT.qrText, { errorCorrectionLevel: "M" }).version).toBeLessThanOrEqual(14);
  });

  test("tells a screen reader its language, its title, its headings, rows and pictures", async () => {
    const pdf = await openPdf(await made());
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Language: "zh-CN",
      Title: "居住证 Residence Permit JZZ3201002026000001287",
      Author: "南京市公安局建邺分局",
    });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    const count = (part: string) => tree.split(part).length - 1;
    expect([count('"role":"H1"'), count('"role":"TR"'), count('"role":"TH"')]).toEqual([1, 10, 10]);
    expect(tree).toContain('"alt":"印章：南京市居住证专用章"');
    expect(tree).toContain('"alt":"二维码：内含签发机关签名的居住证信息"');
    expect(count('"lang":"en"')).toBeGreaterThan(20);
  });

  test("marks a specimen for the eye on every page, and leaves its texts as they are", async () => {
    const bytes = await made({ specimen: true });
    expect(await taggedTexts(bytes)).toEqual(await taggedTexts(await made()));
    const { artifacts } = await pageTexts(await openPdf(bytes), 1);
    expect(artifacts.join("")).toContain("样例无效");
  });

  test("takes a photograph as PNG or JPEG, and nothing else", async () => {
    const png = await QRCode.toBuffer("a face");
    const bytes = await made({ photo: { bytes: new Uint8Array(png), label: "陈晓雯的照片" } });
    const tree = JSON.stringify(await (await (await openPdf(bytes)).getPage(1)).getStructTree());
    expect(tree).toContain('"alt":"陈晓雯的照片"');
    const gif = { bytes: new TextEncoder().encode("GIF89a"), label: "" };
    await expect(made({ photo: gif })).rejects.toThrow("expected a PNG or JPEG image");
  });
});

const LONG_ADDRESS =
  "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县（原“察布查尔”县）爱新舍里镇，乌珠牛录村第三村民小组；解放东路延伸段一百二十八号附五号（旧门牌：七十七号）院内东侧第二排平房第四间";

describe("a printed permit with", () => {
  test.each([
    ["a name of fifteen characters", "阿卜杜热西提买买提吐尔逊艾合买提".slice(0, 15)],
    ["a name with interval marks", "古丽米热·阿卜杜克热木·买买提吐尔逊"],
    ["a Latin name of sixty characters", "Maria Wilhelmina Konstantinopolskaya-Featherstonehaugh Garcia"],
    ["rare characters", "𠮷野𬭊"],
  ])("%s and long addresses stays on one sheet", async (_, name) => {
    const bytes = await made({ name, registeredAddress: LONG_ADDRESS, residenceAddress: LONG_ADDRESS });
    expect((await openPdf(bytes)).numPages).toBe(1);
    const texts = await taggedTexts(bytes);
    expect(texts[9]).toBe(withoutBlanks(name).replace("𠮷", "[U+20BB7]"));
    expect(texts.filter((text) => text === LONG_ADDRESS)).toHaveLength(2);
  });

  test("a character its font lacks explains the code point that stands there", async () => {
    const note = withoutBlanks("方括号内为本文件字库未收录字符的统一码（Unicode）码位。");
    expect(await taggedTexts(await made({ name: "𠮷" }))).toContain(note);
    expect(await taggedTexts(await made())).not.toContain(note);
  });

  test.each([
    ["controls and marks of direction", "\u202e张\u0000三\u2066\u200b\u001b[2J"],
    ["a name that plays at markup", "<script>&amp;]]>(Tj) ET \\) /Artifact BMC"],
    ["a word longer than a page", "W".repeat(3_000)],
    ["accents piled up", `Z${"\u0351".repeat(300)}`],
    ["line ends", "张\r\n三\u2028".repeat(200)],
    ["an empty name", " \u3000 "],
  ])("%s keeps inside its margins", async (_, hostile) => {
    const bytes = await made({ name: hostile, number: hostile, residenceAddress: hostile });
    const pdf = await openPdf(bytes);
    for (let number = 1; number <= pdf.numPages; number++) {
      const { placed } = await pageTexts(pdf, number);
      expect(placed.length).toBeGreaterThan(0);
      for (const { left, right, bottom, top } of placed) {
        expect(left).toBeGreaterThan(PAGE.left - 1);
        // Half of a closing mark, which is blank, may stand outside.
        expect(right).toBeLessThan(PAGE.width - PAGE.right + 7);
        expect([bottom, top].every((y) => y > 0 && y < PAGE.height)).toBe(true);
      }
    }
    // The rest stands there as it would have.
    const texts = await taggedTexts(bytes);
    expect(texts).toContain("公民身份号码");
    expect(texts).toContain(PERMIT.idNumber);
    expect(texts).toContain(PERMIT.check.code);
    const { metadata } = await pdf.getMetadata();
    expect(metadata.get("dc:title")).toMatch(/^居住证 Residence Permit/);
  });
});

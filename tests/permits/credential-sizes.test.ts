import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import QRCode from "qrcode";
import { describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { issueCard } from "@/lib/permits/credential/card";
import type { Choice } from "@/lib/permits/credential/present-permit";
import { fitsQr, QR_LIMITS } from "@/lib/permits/credential/qr-limits";
import { qrTextOf, tokenOfQrText } from "@/lib/permits/credential/qr-text";
import { issuerName, statusListUri } from "@/lib/permits/credential/trust-list";
import { FACTS, issueOf, NOW, permitOf, shownAt } from "./credential-world";

// The longest that is found: names of minorities with the point between their parts, a prefecture's long name, an
// operator's long address, the highest index and list.
const LONG_NAME = "阿卜杜热合曼·买买提依明·吐尔逊尼亚孜·阿不力克木江";
const LONG_ADDRESS =
  "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿合奇县哈拉布拉克乡阿合奇村人民东路一百二十八号幸福家园三期十二号楼二单元一千二百零三室";
const LONG_ISS = issuerName("https://residence-permits.yangtze-river-delta.example.gov.cn", "653023");
const longIssue = issueOf({
  iss: LONG_ISS,
  status: { uri: statusListUri(LONG_ISS, 999), index: 2 ** 20 - 1 },
});
const zones = ["yangtze-river-delta-agglomeration", "southern-jiangsu", "nanjing-metropolitan", "suwan"];
const cities = Array.from({ length: 8 }, (_, number) => String(320100 + number * 100));
const codes = Array.from({ length: 16 }, (_, number) => `SERVICE_OR_CONVENIENCE_${number}`);
const LONG_FACTS = {
  ...FACTS,
  person: {
    ...FACTS.person,
    name: LONG_NAME,
    ethnicity: "柯尔克孜",
    registeredAddress: LONG_ADDRESS,
    residenceAddress: LONG_ADDRESS,
    issued: { by: "克孜勒苏柯尔克孜自治州公安局阿合奇县分局哈拉布拉克派出所", on: "2026-11-23" },
  },
  zones,
  completedYears: 31,
  rights: Object.fromEntries(cities.map((city) => [city, codes])),
};
const longPermit = await permitOf(longIssue, LONG_FACTS);

const CHOICES: Record<string, Choice> = {
  "a valid permit in this zone": { zones: zones.slice(0, 1) },
  "a valid permit in every zone, by number": { permitNumber: true, zones },
  "resident for at least ten years": { zones: zones.slice(0, 1), years: [10] },
  "the rights it carries here": { zones: zones.slice(0, 1), rights: cities.slice(0, 1) },
  "rights here, and years": { zones: zones.slice(0, 1), years: [10], rights: cities.slice(-1) },
  "who it is": { permitNumber: true, person: ["name", "sex", "bornOn", "idNumber"] },
  "who it is, by photo, and years": {
    permitNumber: true,
    person: ["name", "sex", "bornOn", "photoSha256"],
    zones: zones.slice(0, 1),
    years: [5],
  },
  "everything but the addresses": {
    permitNumber: true,
    person: ["name", "sex", "ethnicity", "bornOn", "idNumber", "photoSha256", "issued"],
    zones: zones.slice(0, 1),
  },
};

/** The code that these limits ask for; qrcode throws where the text does not fit that version. */
const codeOf = (text: string, where: keyof typeof QR_LIMITS) =>
  QRCode.create(text, {
    version: QR_LIMITS[where].version,
    errorCorrectionLevel: QR_LIMITS[where].errorCorrectionLevel,
  });

describe("the phone's QR code, at most version 27 at level L", () => {
  test.each(Object.entries(CHOICES))("holds the longest facts, showing %s", async (_name, choice) => {
    const text = qrTextOf(await shownAt(longPermit, NOW, choice));
    expect(fitsQr(text, "PHONE")).toBe(true);
    expect(codeOf(text, "PHONE").version).toBe(27);
  });

  test("says when it cannot hold everything at once", async () => {
    const person = Object.keys(FACTS.person) as (keyof typeof FACTS.person)[];
    const text = qrTextOf(
      await shownAt(longPermit, NOW, { permitNumber: true, person, zones, rights: cities }),
    );
    expect(fitsQr(text, "PHONE")).toBe(false);
    expect(() => codeOf(text, "PHONE")).toThrow();
  });

  test("holds all nine items of an ordinary permit", async () => {
    const person = Object.keys(FACTS.person) as (keyof typeof FACTS.person)[];
    const text = qrTextOf(await shownAt(await permitOf(), NOW, { person }));
    expect(fitsQr(text, "PHONE")).toBe(true);
  });
});

describe("the printed card's QR code, at most version 14 at level M", () => {
  test("holds the longest name, issuer and index", async () => {
    const card = await issueCard({ permitNumber: FACTS.permitNumber, name: LONG_NAME }, longIssue);
    const text = qrTextOf(card);
    expect(fitsQr(text, "CARD")).toBe(true);
    expect(codeOf(text, "CARD").version).toBe(14);
  });
});

describe("a QR code's text", () => {
  test("brings every token back to the letter", async () => {
    const card = await issueCard({ permitNumber: FACTS.permitNumber, name: LONG_NAME }, longIssue);
    const tokens = [card, await permitOf()];
    for (const choice of Object.values(CHOICES)) tokens.push(await shownAt(longPermit, NOW, choice));
    expect(tokens.map((token) => tokenOfQrText(qrTextOf(token)))).toEqual(tokens);
  });

  test("is read by a scanner from the picture as it was written", async () => {
    const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
    const text = qrTextOf(await shownAt(longPermit, NOW, CHOICES["rights here, and years"]));
    const png = await QRCode.toBuffer([{ data: text, mode: "alphanumeric" }], {
      errorCorrectionLevel: "L",
      scale: 4,
    });
    const [read] = await readBarcodes(new Uint8Array(png), { formats: ["QRCode"] });
    expect(read?.text).toBe(text);
  });

  test("is made of the alphabet that QR codes write most tightly", async () => {
    const text = qrTextOf(await shownAt(longPermit));
    const { segments } = QRCode.create(text) as unknown as { segments: { mode: { id: string } }[] };
    expect(segments.map(({ mode }) => mode.id)).toEqual(["Alphanumeric"]);
  });
});

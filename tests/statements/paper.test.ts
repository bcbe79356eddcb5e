import { expect, test } from "vitest";
import { statementPaper } from "@/lib/permits/statements/paper";
import { openPdf, pageTexts } from "../print/read-pdf";
import { stated } from "./support";

const FACTS = {
  cityCode: "320500",
  person: { name: "阿迪力·买买提", idNumber: "11010519491231002X" },
  asOf: "2026-11-23",
  records: [
    stated({ tags: ["backPaid"] }),
    stated({ kind: "socialInsurance", endOn: null, source: "CLERK", place: "320583" }),
    stated({ kind: "unheardOf", source: "somewhere" }),
  ],
};
const NAMES = {
  kinds: [
    { code: "residence", name: { zh: "居住证", en: "Residence permit" } },
    { code: "socialInsurance", name: { zh: "社会保险", en: "Social insurance" } },
  ],
  cities: new Map([
    ["320500", { zh: "苏州", en: "Suzhou" }],
    ["320583", { zh: "昆山", en: "Kunshan" }],
  ]),
};

test("the page to read says in both languages what the signed file says, and that the file is what counts", async () => {
  const bytes = await statementPaper(FACTS, NAMES);
  const pdf = await openPdf(bytes);
  expect(pdf.numPages).toBe(2);
  const [zh, en] = await Promise.all([1, 2].map((page) => pageTexts(pdf, page)));
  const all = (page: typeof zh) => page?.tagged.join("|").replace(/\s/g, "") ?? "";
  for (const text of [
    "阿迪力·买买提",
    "11010519491231002X",
    "居住证（补缴）",
    "昆山",
    "至今",
    "共3条",
    ".jwt",
    "unheardOf",
  ])
    expect(all(zh)).toContain(text);
  for (const text of ["Residencepermit(paidinarrears)", "Kunshan", "ongoing", "2020-01-01", "somewhere"])
    expect(all(en)).toContain(text);
});

test("the same facts give the same bytes", async () => {
  expect(Buffer.compare(await statementPaper(FACTS, NAMES), await statementPaper(FACTS, NAMES))).toBe(0);
});

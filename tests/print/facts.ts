import type { LetterFacts } from "@/lib/print/letter";
import type { PermitFacts } from "@/lib/print/permit-certificate";

/** An invented holder; the number's birthday and check digit are right, the person is nobody. */
export const PERMIT: PermitFacts = {
  number: "JZZ3201002026000001287",
  name: "陈晓雯",
  sex: "FEMALE",
  ethnicity: { zh: "汉族", en: "Han" },
  birthOn: "1996-02-29",
  idNumber: "441900199602290010",
  photo: null,
  registeredAddress: "江苏省镇江市京口区中山东路18号3幢502室",
  residenceAddress: "江苏省南京市建邺区江东中路215号凤凰文化广场2幢1单元1803室",
  authority: { zh: "南京市公安局建邺分局", en: "Jianye Branch, Nanjing Public Security Bureau" },
  issuedOn: "2026-03-31",
  endorsedUntil: "2027-03-31",
  seal: { carved: "南京市居住证专用章", label: "印章：南京市居住证专用章" },
  qrText: `HTP1:${"6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90".repeat(4)}`,
  check: { code: "3201-2026-7K3M-9QXT", where: "https://hutong.example/check" },
  printedOn: "2026-11-23",
  specimen: false,
};

export const LETTER: LetterFacts = {
  reference: "3201-2026-7K3M-9QXT",
  seal: { carved: "南京市户政专用章", label: "印章：南京市户政专用章" },
  check: { code: "3201-2026-7K3M-9QXT", where: "https://hutong.example/check" },
  on: "2026-11-23",
  texts: [
    {
      locale: "zh",
      sender: "南京市户政管理部门",
      addressee: "陈晓雯女士：",
      subject: "不予批准户口迁入决定书",
      body: [
        {
          kind: "PARAGRAPH",
          text: "您于2026年11月2日提出的户口迁入申请，经审查，不符合现行条件。理由如下：",
        },
        {
          kind: "LIST",
          items: [
            "累计居住年限为59.80个月，规则要求60.00个月，尚差0.20个月。",
            "外地年限“苏州市（Ⅰ型大城市）”按0.85折算，计入23.80个月；本地年限计入36.00个月。",
          ],
        },
        { kind: "HEADING", text: "计算明细" },
        {
          kind: "TABLE",
          table: {
            columns: [
              { title: "城市", share: 3 },
              { title: "起止", share: 4 },
              { title: "月数", share: 2, align: "right" },
              { title: "折算", share: 2, align: "right" },
            ],
            rows: [
              ["苏州市", "2018年9月至2020年12月", "28", "23.80"],
              ["南京市", "2021年1月至2023年12月", "36", "36.00"],
            ],
          },
        },
      ],
      remedies: {
        title: "如不服本决定",
        text: [
          "可以自收到本决定书之日起60日内，向有权机关申请行政复议；也可以自收到本决定书之日起6个月内，向人民法院提起行政诉讼。",
        ],
      },
    },
    {
      locale: "en",
      sender: "Nanjing Household Registration Office",
      addressee: "Dear Ms Chen,",
      subject: "Decision not to approve a household transfer",
      body: [
        {
          kind: "PARAGRAPH",
          text: "We have examined your application of 2 November 2026. It doesn’t meet the “years of residence” condition in force, for these reasons:",
        },
        {
          kind: "LIST",
          items: [
            "Your years of residence come to 59.80 months; the rules require 60.00. 0.20 months are missing.",
            "Years in Suzhou count at 0.85: 23.80 months. Years in Nanjing count in full: 36.00 months.",
          ],
        },
      ],
      remedies: {
        title: "If you disagree",
        text: [
          "You can apply for administrative reconsideration within 60 days of receiving this decision, or bring an action in the people’s court within six months.",
        ],
      },
    },
  ],
};

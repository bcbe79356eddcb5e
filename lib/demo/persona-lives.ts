import type { Fact } from "@/lib/demo/facts";
import type { DemoRecordTag, EvidenceCode } from "@/lib/demo/types";
import type { IdKind, Sex } from "@/lib/residents/id-number";

/** The people a visitor of the demonstration can be. Days are chosen for the anchor day 2026-11-23. */
export type Persona = {
  readonly key: string;
  readonly name: string;
  readonly sex: Sex;
  /** Six digits of the division, eight of the birth date, three of the sequence from 991 on. */
  readonly number: string;
  readonly idKind: IdKind;
  readonly home: { readonly city: string; readonly address: string } | null;
  readonly facts: readonly Fact[];
  /** The key of the parent this child lives with. */
  readonly childOf?: string;
  readonly role: { readonly en: string; readonly zh: string } | null;
  readonly note: { readonly en: string; readonly zh: string } | null;
};

const NANJING = "320100";
const SUZHOU = "320500";
const KUNSHAN = "320583";

export const RESIDENT = { en: "Resident", zh: "居民" };
const NANJING_HOME = { city: NANJING, address: "江苏省南京市玄武区中山路128号3幢402室" };
const SUZHOU_HOME = { city: SUZHOU, address: "江苏省苏州市姑苏区人民路66号2幢1103室" };

export const PERSONAS: readonly Persona[] = [
  {
    key: "qualifies",
    name: "陈思远",
    sex: "MALE",
    number: "32010219900615991",
    idKind: "MAINLAND",
    home: NANJING_HOME,
    facts: [
      fact("study", SUZHOU, "2009-09-01", "2013-06-30"),
      fact("socialInsurance", NANJING, "2013-08-01", "2019-03-31"),
      fact("socialInsurance", "310000", "2019-04-01", "2022-11-30"),
      fact("residence", "310000", "2019-11-05", "2022-11-20"),
      fact("tenancy", "310000", "2019-04-02", "2022-11-25"),
      fact("socialInsurance", SUZHOU, "2023-01-01", null),
      fact("employment", SUZHOU, "2022-12-19", null),
      fact("tenancy", SUZHOU, "2022-12-12", null),
      fact("residence", SUZHOU, "2023-07-03", null),
    ],
    role: RESIDENT,
    note: { en: "lives in Suzhou and qualifies there today", zh: "现居苏州，今天即符合落户条件" },
  },
  {
    key: "nearly",
    name: "沈佳怡",
    sex: "FEMALE",
    number: "32058419930208992",
    idKind: "MAINLAND",
    home: SUZHOU_HOME,
    facts: [
      fact("socialInsurance", "320200", "2015-08-01", "2018-10-31"),
      fact("socialInsurance", SUZHOU, "2018-09-01", "2024-12-31"),
      fact("socialInsurance", NANJING, "2025-01-01", "2025-02-28", ["backPaid"]),
      fact("socialInsurance", NANJING, "2025-03-01", null),
      fact("residence", "320200", "2016-03-01", "2016-08-31"),
      fact("tenancy", NANJING, "2025-03-01", null),
      fact("employment", NANJING, "2025-01-06", null),
      fact("residence", NANJING, "2025-09-15", null),
    ],
    role: RESIDENT,
    note: {
      en: "nearly there for Nanjing, and is told from which date",
      zh: "即将符合南京条件，可查看具体日期",
    },
  },
  {
    key: "draft",
    name: "欧阳文静",
    sex: "FEMALE",
    number: "32010619880229992",
    idKind: "MAINLAND",
    home: { city: NANJING, address: "江苏省南京市鼓楼区幸福里9号1幢201室" },
    facts: [
      fact("socialInsurance", NANJING, "2011-08-01", "2021-05-31"),
      fact("socialInsurance", SUZHOU, "2021-06-01", null),
      fact("tenancy", KUNSHAN, "2021-05-15", null),
      fact("residence", KUNSHAN, "2021-12-01", "2024-11-30"),
      fact("residence", KUNSHAN, "2025-03-18", null),
    ],
    role: RESIDENT,
    note: { en: "has a half-filled application to Suzhou", zh: "向苏州的申请填写到一半" },
  },
  {
    key: "papers",
    name: "阿迪力·买买提",
    sex: "MALE",
    number: "32050819850412991",
    idKind: "MAINLAND",
    home: { city: SUZHOU, address: "江苏省苏州市姑苏区桂花巷17号1幢502室" },
    facts: [
      fact("socialInsurance", SUZHOU, "2012-03-01", "2021-12-31"),
      fact("socialInsurance", NANJING, "2022-01-01", null),
      fact("tenancy", NANJING, "2022-01-04", null),
      fact("residence", NANJING, "2022-07-15", null),
    ],
    role: RESIDENT,
    note: { en: "Nanjing has asked for missing papers", zh: "南京已一次性告知需补正的材料" },
  },
  {
    key: "guardian",
    name: "王秀兰",
    sex: "FEMALE",
    number: "32011519870923992",
    idKind: "MAINLAND",
    home: { city: NANJING, address: "江苏省南京市江宁区文化路55号8幢603室" },
    facts: [
      fact("socialInsurance", NANJING, "2012-07-01", "2020-08-31"),
      fact("socialInsurance", SUZHOU, "2020-10-01", null),
      fact("tenancy", SUZHOU, "2020-09-01", null),
      fact("residence", SUZHOU, "2021-03-22", null),
    ],
    role: RESIDENT,
    note: { en: "guardian of a child of eight, sees both files", zh: "八岁孩子的监护人，可办理两人事项" },
  },
  {
    key: "guardian-child",
    name: "李沐阳",
    sex: "MALE",
    number: "32011520180511991",
    idKind: "MAINLAND",
    home: { city: NANJING, address: "江苏省南京市江宁区文化路55号8幢603室" },
    facts: [fact("residence", SUZHOU, "2021-03-22", null), fact("study", SUZHOU, "2024-09-01", null)],
    childOf: "guardian",
    role: null,
    note: null,
  },
  {
    key: "hong-kong",
    name: "陳美玲",
    sex: "FEMALE",
    number: "81000019910523992",
    idKind: "HONG_KONG",
    home: null,
    facts: [
      fact("socialInsurance", SUZHOU, "2020-03-01", null),
      fact("tenancy", SUZHOU, "2020-02-20", null),
      fact("residence", SUZHOU, "2020-09-01", null),
    ],
    role: { en: "Resident (Hong Kong)", zh: "居民（香港）" },
    note: {
      en: "has years, but no mainland registration to transfer",
      zh: "有年限记录，但无内地户籍，不适用户口迁移",
    },
  },
  {
    key: "settled",
    name: "周锦程",
    sex: "MALE",
    number: "37120219850315991",
    idKind: "MAINLAND",
    home: { city: NANJING, address: "江苏省南京市建邺区长江路201号6幢1502室" },
    facts: [
      fact("socialInsurance", "371200", "2012-01-01", "2016-12-31"),
      fact("socialInsurance", NANJING, "2017-02-01", "2021-06-30"),
      fact("socialInsurance", SUZHOU, "2021-07-01", null),
      fact("tenancy", SUZHOU, "2021-06-20", null),
      fact("residence", SUZHOU, "2022-01-10", null),
    ],
    role: RESIDENT,
    note: {
      en: "moved from Nanjing to Suzhou last month; born in Laiwu, which is gone",
      zh: "上月已由南京迁入苏州；身份证号为原莱芜代码",
    },
  },
];

export function fact(
  kind: EvidenceCode,
  place: string,
  startOn: string,
  endOn: string | null,
  tags: DemoRecordTag[] = [],
): Fact {
  return { kind, place, startOn, endOn, tags };
}

import { fact, type Persona, RESIDENT } from "@/lib/demo/persona-lives";

/** The people a visitor can be to see what becomes of a permit. Days are chosen for the anchor day 2026-11-23. */

const NANJING = "320100";
const SUZHOU = "320500";
const FUYANG_HOME = { city: "341200", address: "安徽省阜阳市颍州区清河路72号5幢301室" };

export const PERMIT_PERSONAS: readonly Persona[] = [
  {
    key: "permit",
    name: "林晓岚",
    sex: "FEMALE",
    number: "34010419940317992",
    idKind: "MAINLAND",
    home: { city: "340100", address: "安徽省合肥市蜀山区潜山路18号4幢901室" },
    facts: [
      fact("socialInsurance", SUZHOU, "2023-07-01", null),
      fact("employment", SUZHOU, "2023-06-12", null),
      fact("tenancy", SUZHOU, "2023-06-20", null),
      fact("residence", SUZHOU, "2024-01-06", null),
    ],
    role: RESIDENT,
    note: {
      en: "holds a permit of Suzhou; its endorsement opens on 6 December",
      zh: "持苏州居住证，12月6日起可办理签注",
    },
  },
  {
    key: "permit-due",
    name: "高建国",
    sex: "MALE",
    number: "32030319891107991",
    idKind: "MAINLAND",
    home: { city: "320300", address: "江苏省徐州市云龙区和平路90号2幢604室" },
    facts: [
      fact("socialInsurance", NANJING, "2022-06-01", null),
      fact("employment", NANJING, "2022-05-09", null),
      fact("tenancy", NANJING, "2022-05-01", null),
      fact("residence", NANJING, "2022-12-10", null),
    ],
    role: RESIDENT,
    note: {
      en: "has to have a permit of Nanjing endorsed by 10 December",
      zh: "南京居住证须于12月10日前办理签注",
    },
  },
  {
    key: "lapsed",
    name: "何雨桐",
    sex: "FEMALE",
    number: "34020219960228992",
    idKind: "MAINLAND",
    home: { city: "340200", address: "安徽省芜湖市镜湖区北京中路33号1幢1204室" },
    facts: [
      fact("socialInsurance", SUZHOU, "2023-05-01", null),
      fact("employment", SUZHOU, "2023-04-17", null),
      fact("tenancy", SUZHOU, "2023-04-20", null),
      fact("residence", SUZHOU, "2023-11-05", "2026-11-05"),
    ],
    role: RESIDENT,
    note: {
      en: "missed the endorsement: the permit of Suzhou is suspended",
      zh: "逾期未签注，苏州居住证使用功能中止",
    },
  },
  {
    key: "apply",
    name: "马文博",
    sex: "MALE",
    number: "41010519920714991",
    idKind: "MAINLAND",
    home: { city: "410100", address: "河南省郑州市金水区花园路51号7幢1802室" },
    facts: [
      fact("registration", SUZHOU, "2026-04-20", null),
      fact("socialInsurance", SUZHOU, "2026-05-01", null),
      fact("employment", SUZHOU, "2026-04-13", null),
      fact("tenancy", SUZHOU, "2026-04-15", null),
    ],
    role: RESIDENT,
    note: { en: "can apply for a first permit of Suzhou", zh: "符合条件，可在苏州首次申领居住证" },
  },
  {
    key: "permit-guardian",
    name: "孙丽华",
    sex: "FEMALE",
    number: "34120219870809992",
    idKind: "MAINLAND",
    home: FUYANG_HOME,
    facts: [
      fact("socialInsurance", NANJING, "2021-10-01", null),
      fact("tenancy", NANJING, "2021-09-01", null),
      fact("residence", NANJING, "2022-03-15", null),
    ],
    role: RESIDENT,
    note: {
      en: "guardian of a child of six whose permit of Nanjing has to be endorsed by 1 December",
      zh: "六岁孩子的监护人，孩子的南京居住证须于12月1日前签注",
    },
  },
  {
    key: "permit-guardian-child",
    name: "吴子轩",
    sex: "MALE",
    number: "34120220200618991",
    idKind: "MAINLAND",
    home: FUYANG_HOME,
    facts: [fact("residence", NANJING, "2024-12-01", null), fact("study", NANJING, "2026-09-01", null)],
    childOf: "permit-guardian",
    role: null,
    note: null,
  },
];

import type { StaffRole } from "@/lib/auth/types";
import type { DemoPersona } from "@/lib/demo/personas";
import type { DemoStaff } from "@/lib/demo/staff";

type Words = { readonly en: string; readonly zh: string };

/** One that can sign in. Everybody else of the demonstration cannot. */
export type DemoAccount = {
  readonly key: string;
  readonly role: Words;
  readonly name: string;
  /** ID number or e-mail address. */
  readonly signIn: string;
  readonly note: Words;
} & ({ readonly residentId: string } | { readonly staffId: string });

const ROLES: Readonly<Record<StaffRole, Words>> = {
  CLERK: { en: "Clerk", zh: "经办员" },
  SUPERVISOR: { en: "Supervisor", zh: "审批人" },
  CITY_ADMIN: { en: "City administrator", zh: "城市管理员" },
  POLICY_ADMIN: { en: "Policy admin", zh: "规则管理员" },
  PLANNER: { en: "Planner", zh: "规划人员" },
  AUDITOR: { en: "Auditor", zh: "审计人员" },
};

type Post = {
  readonly key: string;
  readonly role: StaffRole;
  readonly at: string;
  readonly nth: number;
  readonly note: Words;
};

const NANJING = { code: "320100", slug: "nanjing", en: "Nanjing", zh: "南京" };
const SUZHOU = { code: "320500", slug: "suzhou", en: "Suzhou", zh: "苏州" };
const CITY_ROLES = ["CLERK", "SUPERVISOR", "CITY_ADMIN"] as const;
const ZONES = [
  { id: "southern-jiangsu", en: "Southern Jiangsu", zh: "苏南五市" },
  { id: "yangtze-river-delta", en: "Yangtze River Delta", zh: "长三角" },
];

const POSTS: readonly Post[] = [
  ...[NANJING, SUZHOU].flatMap(({ code, slug, en, zh }) =>
    CITY_ROLES.map((role) => ({ key: `${keyOf(role)}-${slug}`, role, at: code, nth: 0, note: { en, zh } })),
  ),
  ...ZONES.flatMap(({ id, en, zh }) =>
    [0, 1].map((nth) => ({
      key: `${keyOf("POLICY_ADMIN")}-${nth + 1}-${id}`,
      role: "POLICY_ADMIN" as const,
      at: id,
      nth,
      note: { en, zh },
    })),
  ),
  {
    key: "planner-yangtze-river-delta",
    role: "PLANNER",
    at: "yangtze-river-delta",
    nth: 0,
    note: { en: "Yangtze River Delta", zh: "长三角" },
  },
  {
    key: "auditor",
    role: "AUDITOR",
    at: "",
    nth: 0,
    note: { en: "reads the log, decides nothing", zh: "只读审计日志，不办理业务" },
  },
];

function keyOf(role: StaffRole): string {
  return role.toLowerCase().replace("_", "-");
}

/** Those who can sign in: residents with a purpose each, and every role of Nanjing, Suzhou and the zones. */
export function demoAccounts(people: readonly DemoPersona[], staff: readonly DemoStaff[]): DemoAccount[] {
  const residents = people.flatMap(({ persona, person }): DemoAccount[] =>
    persona.role === null || persona.note === null
      ? []
      : [
          {
            key: `resident-${persona.key}`,
            role: persona.role,
            name: persona.name,
            signIn: person.idNumber,
            note: persona.note,
            residentId: person.residentId,
          },
        ],
  );
  const officers = POSTS.map(({ key, role, at, nth, note }): DemoAccount => {
    const found = staff.filter((one) => one.role === role && (one.cityCode ?? one.zoneId ?? "") === at)[nth];
    if (found === undefined) throw new Error(`nobody holds the post ${key}`);
    return { key, role: ROLES[role], name: found.name, signIn: found.email, note, staffId: found.id };
  });
  return [...residents, ...officers];
}

import type { Role } from "./types";

/** A menu entry: a path without its language, and its label as a key of the namespace `navigation`. */
export type NavEntry = { href: string; label: string };

/** Each role's menu, its home first. The pages themselves decide who may open them. */
export const NAVIGATION: Record<Role, readonly NavEntry[]> = {
  RESIDENT: [
    { href: "/home", label: "resident.home" },
    { href: "/years", label: "resident.years" },
    { href: "/permits", label: "resident.permits" },
    { href: "/settle", label: "resident.settle" },
    { href: "/transfers", label: "resident.transfers" },
    { href: "/notices", label: "resident.notices" },
    { href: "/log", label: "resident.looks" },
  ],
  CLERK: [
    { href: "/desk", label: "desk.queue" },
    { href: "/desk/permits", label: "desk.permits" },
    { href: "/desk/ledger", label: "desk.ledger" },
    { href: "/desk/people", label: "desk.person" },
  ],
  SUPERVISOR: [
    { href: "/desk", label: "desk.queue" },
    { href: "/desk/permits", label: "desk.permits" },
    { href: "/desk/ledger", label: "desk.ledger" },
    { href: "/desk/people", label: "desk.person" },
    { href: "/desk/city", label: "desk.figures" },
  ],
  CITY_ADMIN: [
    { href: "/city/staff", label: "city.staff" },
    { href: "/city/keys", label: "city.keys" },
    { href: "/city/permits", label: "city.permits" },
  ],
  POLICY_ADMIN: [
    { href: "/policy", label: "policy.ruleSets" },
    { href: "/rules", label: "policy.register" },
  ],
  PLANNER: [{ href: "/planning", label: "planning.overview" }],
  AUDITOR: [
    { href: "/audit", label: "audit.log" },
    { href: "/audit/verify", label: "audit.verify" },
  ],
};

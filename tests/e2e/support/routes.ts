import { readdirSync } from "node:fs";
import path from "node:path";
import type { Role } from "@/lib/auth/types";

/** Whom a page or address is for. EVERYONE: no account needed; SIGNED_IN: any role. */
export type Audience = "EVERYONE" | "SIGNED_IN" | readonly Role[];

/** By the folder of the route group: what the group is for, everything in it is for. */
const GROUPS: Record<string, Audience> = {
  "(public)": "EVERYONE",
  "(account)/account": "SIGNED_IN",
  "(account)": "EVERYONE",
  "(resident)": ["RESIDENT"],
  "(desk)/desk/city": ["SUPERVISOR"],
  "(desk)": ["CLERK", "SUPERVISOR"],
  "(city-admin)": ["CITY_ADMIN"],
  "(policy)": ["POLICY_ADMIN"],
  "(planning)": ["PLANNER"],
  "(audit)": ["AUDITOR"],
};

export interface Route {
  /** The file's folder below app/[locale], with its groups. */
  folder: string;
  /** The address without the language: `/rules/[zone]`. */
  pattern: string;
  audience: Audience;
}

/** Every page there is, read from the tree, so that a new one cannot be missed. */
export function listRoutes(): Route[] {
  const base = path.join(process.cwd(), "app/[locale]");
  return walk(base)
    .map((file) => path.relative(base, path.dirname(file)))
    .filter((folder) => !folder.startsWith("[...")) // the page of unknown addresses
    .map((folder) => ({ folder, pattern: patternOf(folder), audience: audienceOf(folder) }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** Whom what stands in this folder of app/[locale] is for. */
export function audienceOf(folder: string): Audience {
  const group = Object.keys(GROUPS)
    .filter((prefix) => folder === prefix || folder.startsWith(`${prefix}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (group === undefined) throw new Error(`app/[locale]/${folder} is in no group that says whom it is for`);
  return GROUPS[group] as Audience;
}

/** The page an address without its language leads to: a named segment goes before one that may be anything. */
export function routeOf(routes: readonly Route[], pathname: string): Route | undefined {
  const parameters = ({ pattern }: Route) => pattern.split("[").length;
  return routes
    .filter(({ pattern }) => matches(pattern, pathname))
    .sort((a, b) => parameters(a) - parameters(b))[0];
}

function matches(pattern: string, pathname: string): boolean {
  const source = pattern.replace(/\[\.\.\.[^\]]+\]/g, ".+").replace(/\[[^\]]+\]/g, "[^/]+");
  return new RegExp(`^${source}$`).test(pathname === "" ? "/" : pathname);
}

function patternOf(folder: string): string {
  const parts = folder.split("/").filter((part) => part !== "" && !/^\(.+\)$/.test(part));
  return `/${parts.join("/")}`;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return walk(at);
    return entry.name === "page.tsx" ? [at] : [];
  });
}

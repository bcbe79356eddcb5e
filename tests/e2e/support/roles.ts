import { readFileSync } from "node:fs";
import path from "node:path";
import { type APIRequestContext, type APIResponse, request } from "@playwright/test";
import type { Role } from "@/lib/auth/types";
import { type Route, routeOf } from "./routes";

/** One demonstration account of each role. Residents and desks come twice, to look at each other's rows. */
export const ACCOUNT: Record<Role, string> = {
  RESIDENT: "resident",
  CLERK: "clerk-suzhou",
  SUPERVISOR: "supervisor-suzhou",
  CITY_ADMIN: "city-admin-suzhou",
  POLICY_ADMIN: "policy-admin-1-southern-jiangsu",
  PLANNER: "planner-yangtze-river-delta",
  AUDITOR: "auditor",
};

export interface DemoAccount {
  key: string;
  name: string;
  signIn: string;
  password: string;
  residentId?: string;
  totpSecret?: string;
}

/** The accounts as the seed wrote them for this run. */
export function demoAccounts(): DemoAccount[] {
  const folder = process.env.HUTONG_BROWSER_DATA;
  if (!folder) throw new Error("HUTONG_BROWSER_DATA does not say where the demonstration's accounts are");
  return JSON.parse(readFileSync(path.join(folder, "demo-accounts.json"), "utf8"));
}

export function residentAccounts(): DemoAccount[] {
  return demoAccounts().filter(({ key }) => key.startsWith("resident-"));
}

/** A client that follows no redirects, signed in as one account, or as nobody. */
export async function clientOf(baseURL: string, account: string | null): Promise<APIRequestContext> {
  const client = await request.newContext({ baseURL, maxRedirects: 0 });
  if (account === null) return client;
  const answer = await client.post("/api/demo/sign-in", {
    form: { account, locale: "zh" },
    headers: { origin: baseURL },
  });
  if (answer.status() !== 303) throw new Error(`sign-in as ${account} answered ${answer.status()}`);
  return client;
}

/** What an answer amounts to for who asked: shown, or one of the three ways of not being shown. */
export function outcomeOf(
  answer: APIResponse,
): "SHOWN" | "SIGN_IN" | "FORBIDDEN" | "NOT_FOUND" | "MOVED" | "BROKEN" {
  const status = answer.status();
  // An action's redirect comes with the page it leads to, under a status of 200.
  const to = answer.headers()["x-action-redirect"] ?? answer.headers().location;
  if (to?.includes("/sign-in")) return "SIGN_IN";
  if (to !== undefined) return "MOVED";
  if (status === 200) return "SHOWN";
  if (status === 403) return "FORBIDDEN";
  return status === 404 ? "NOT_FOUND" : "BROKEN";
}

/** Where each account begins to look around; residents at their home. */
const STARTS: Record<string, string> = {
  ...{ NOBODY: "/", CLERK: "/desk", SUPERVISOR: "/desk", CITY_ADMIN: "/city/staff" },
  ...{ POLICY_ADMIN: "/policy", PLANNER: "/planning", AUDITOR: "/audit" },
};

/**
 * Follows links as one account, a few addresses of each page, and gives them by the page's pattern, without
 * the language. Addresses that are not the product's pages are passed over.
 */
export async function addressesOf(
  client: APIRequestContext,
  who: string,
  routes: readonly Route[],
  most: number,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const queue = [STARTS[who] ?? "/home"];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const pathname = at === "" ? "/" : at;
    const route = routeOf(routes, pathname);
    if (!route) continue;
    const known = found.get(route.pattern) ?? [];
    if (known.includes(pathname) || known.length >= most) continue;
    found.set(route.pattern, [...known, pathname]);
    const answer = await client.get(inChinese(pathname));
    if (answer.status() !== 200) continue;
    for (const match of (await answer.text()).matchAll(/href="\/zh(\/[^"?#]*)?[^"]*"/g))
      queue.push(match[1] ?? "/");
  }
  return found;
}

/** The Chinese page of an address without its language. */
export function inChinese(pathname: string): string {
  return `/zh${pathname === "/" ? "" : pathname}`;
}

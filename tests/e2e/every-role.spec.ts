import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import type { Role } from "@/lib/auth/types";
import { ACCOUNT, addressesOf, clientOf, inChinese, outcomeOf, residentAccounts } from "./support/roles";
import { type Audience, audienceOf, listRoutes } from "./support/routes";

/** Every role against every page and every action, over HTTP. */

const ROLES = Object.keys(ACCOUNT) as Role[];
/** How many addresses of one pattern the crawl keeps: enough to have one that is shown. */
const SAMPLES = 3;

// A trace of some thousand requests is of no use to anybody.
test.use({ trace: "off" });

const routes = listRoutes();
const clients = new Map<string, APIRequestContext>();
/** Addresses by account and pattern, as each was led to them. */
const addresses = new Map<string, Map<string, string[]>>();

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(300_000);
  if (!baseURL) throw new Error("no address to ask");
  clients.set("NOBODY", await clientOf(baseURL, null));
  for (const role of ROLES)
    if (role !== "RESIDENT") clients.set(role, await clientOf(baseURL, ACCOUNT[role]));
  for (const { key } of residentAccounts()) clients.set(key, await clientOf(baseURL, key));
  for (const [who, client] of clients) addresses.set(who, await addressesOf(client, who, routes, SAMPLES));
});

test.afterAll(async () => {
  for (const client of clients.values()) await client.dispose();
});

/** The addresses of a pattern, with the account that was led to each. */
function samplesOf(pattern: string): { pathname: string; who: string }[] {
  return [...addresses].flatMap(([who, found]) =>
    (found.get(pattern) ?? []).map((pathname) => ({ pathname, who })),
  );
}

/** A stand-in for each audience that is not its own: the client and what they are called. */
function everybody(): [string, APIRequestContext, Role | null][] {
  const resident = residentAccounts()[0]?.key ?? "";
  return [...clients]
    .filter(([who]) => !who.startsWith("resident-") || who === resident)
    .map(([who, client]) => [
      who,
      client,
      who === "NOBODY" ? null : who.startsWith("resident-") ? "RESIDENT" : (who as Role),
    ]);
}

function isFor(audience: Audience, role: Role | null): boolean {
  if (audience === "EVERYONE") return true;
  return role !== null && (audience === "SIGNED_IN" || audience.includes(role));
}

/** Pages that a form leads to and no link: below a page that links do lead to, or at a fixed address. */
const LED_TO_BY_FORMS = new Set([
  ...["/signed-out", "/sign-in/set-up", "/transfers/[reference]/submitted"],
  ...["/permits/applications/[reference]/submitted", "/permits/statement/[statement]"],
  // The demonstration has no list of an employer, and no statement from elsewhere that differs.
  ...["/desk/permits/batches/[batch]", "/desk/statements/[item]"],
  // Led to from a phone that has a permit on it.
  "/wallet",
  "/city/staff/[id]/first-sign-in",
  // Someone at the counter: the address holds a sealed handle that only the form's answer has.
  ...["/desk/people/[handle]", "/desk/people/[handle]/enter", "/desk/people/[handle]/records/[record]"],
]);

/** An address of a page: one that somebody was led to, else one below such an address. */
function sampleOf(pattern: string): { pathname: string; who: string | null } | undefined {
  const [led] = samplesOf(pattern);
  if (led || !LED_TO_BY_FORMS.has(pattern)) return led;
  const [above] = samplesOf(path.posix.dirname(pattern));
  const last = path.posix.basename(pattern);
  const isBelow = above !== undefined && !last.startsWith("[");
  return { pathname: isBelow ? `${above.pathname}/${last}` : pattern.replace(/\[[^\]]+\]/g, "x"), who: null };
}

test("every page has an address that somebody is led to", () => {
  const unreached = routes.filter(({ pattern }) => sampleOf(pattern) === undefined);
  expect(unreached.map(({ pattern }) => pattern)).toEqual([]);
});

test("every page is shown to those it is for, and to nobody else", async () => {
  test.setTimeout(600_000);
  const wrong: string[] = [];
  for (const { pattern, audience } of routes) {
    const sample = sampleOf(pattern);
    if (!sample) continue;
    for (const [who, client, role] of everybody()) {
      const outcome = outcomeOf(await client.get(inChinese(sample.pathname)));
      const expected = isFor(audience, role)
        ? ["SHOWN", "NOT_FOUND", "MOVED"]
        : role === null
          ? ["SIGN_IN"]
          : ["FORBIDDEN"];
      if (!expected.includes(outcome)) wrong.push(`${who} ${sample.pathname}: ${outcome}`);
    }
    if (sample.who === null) continue;
    const own = outcomeOf(
      await (clients.get(sample.who) as APIRequestContext).get(inChinese(sample.pathname)),
    );
    if (!["SHOWN", "MOVED"].includes(own)) wrong.push(`${sample.who} is led to ${sample.pathname}: ${own}`);
  }
  expect(wrong).toEqual([]);
});

test("a resident's case is not found by any other resident, exactly like one that does not exist", async () => {
  const wrong: string[] = [];
  for (const pattern of routes
    .map((route) => route.pattern)
    .filter((each) => /^\/(transfers|permits|permits\/applications)\/\[/.test(each))) {
    for (const { pathname, who } of samplesOf(pattern)) {
      for (const [other, client] of clients) {
        if (
          !other.startsWith("resident-") ||
          other === who ||
          samplesOf(pattern).some((s) => s.who === other && s.pathname === pathname)
        )
          continue;
        const answer = await client.get(inChinese(pathname));
        if (answer.status() !== 404) wrong.push(`${other} ${pathname}: ${answer.status()}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("parameters of any other shape lead to nothing, never to an error of the server", async () => {
  test.setTimeout(300_000);
  const rubbish = [
    "0",
    "..%2F..%2Fetc",
    "%00",
    "'; DROP TABLE resident; --",
    "x".repeat(2000),
    "00000000-0000-7000-8000-000000000000",
    "3205-2026-0000-0000",
    "😀",
    "%E0%A4%A",
  ];
  const wrong: string[] = [];
  for (const { pattern, audience } of routes.filter((route) => route.pattern.includes("["))) {
    const [sample] = samplesOf(pattern);
    const client = clients.get(sample?.who ?? "NOBODY") as APIRequestContext;
    if (audience !== "EVERYONE" && !sample) continue;
    for (const value of rubbish) {
      const pathname = pattern.replace(/\[[^\]]+\]/g, encodeIfNeeded(value));
      const status = (await client.get(inChinese(pathname))).status();
      if (![404, 400, 307, 308].includes(status)) wrong.push(`${pathname.slice(0, 80)}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

function encodeIfNeeded(value: string): string {
  return value.startsWith("%") || value.startsWith("..%") ? value : encodeURIComponent(value);
}

interface Manifest {
  node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }>;
}

function listActions() {
  const dist = [process.env.HUTONG_DIST, ".next-test", ".next"].find(
    (each) => each && existsSync(path.join(each, "server/server-reference-manifest.json")),
  );
  const manifest: Manifest = JSON.parse(
    readFileSync(path.join(dist ?? ".next", "server/server-reference-manifest.json"), "utf8"),
  );
  return Object.entries(manifest.node).map(([id, { workers, exportedName }]) => ({
    id,
    name: exportedName ?? id,
    folders: Object.keys(workers).map((worker) =>
      worker.replace(/^app\/\[locale\]\//, "").replace(/\/page$/, ""),
    ),
  }));
}

/** A form post as the browser sends it to a server action with `useActionState`: the state before, then the form. */
function post(client: APIRequestContext, pathname: string, id: string, fields: Record<string, string>) {
  const multipart: Record<string, string> = { "0": '[{"status":"idle"},"$K1"]' };
  for (const [name, value] of Object.entries(fields)) multipart[`1_${name}`] = value;
  return client.post(inChinese(pathname), { headers: { "next-action": id }, multipart });
}

test("every action refuses whom it is not for, and answers rubbish from the others without an error of the server", async () => {
  test.setTimeout(600_000);
  const actions = listActions();
  expect(actions.length).toBeGreaterThan(10);
  const wrong: string[] = [];
  for (const action of actions) {
    const folder = action.folders.find((each) => /^\(/.test(each));
    // Signing in, signing out and the language are for everyone; their own tests are with them.
    if (folder === undefined || audienceOf(folder) === "EVERYONE" || action.name === "signOut") continue;
    const audience = audienceOf(folder);
    const pattern = routes.find((route) => action.folders.includes(route.folder))?.pattern ?? "";
    const pathname = sampleOf(pattern)?.pathname ?? "/";
    const rubbish = {
      idempotencyKey: crypto.randomUUID(),
      reference: "x".repeat(5000),
      seenVersion: "-1",
      note: "😀".repeat(2000),
      draftId: "1",
      residentId: "nobody",
    };
    for (const [who, client, role] of everybody()) {
      const answer = await post(client, pathname, action.id, rubbish);
      const outcome = outcomeOf(answer);
      if (isFor(audience, role) ? outcome === "BROKEN" : !["SIGN_IN", "FORBIDDEN"].includes(outcome)) {
        wrong.push(`${who} ${action.name} at ${pathname}: ${answer.status()}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

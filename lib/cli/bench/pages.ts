import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import autocannon from "autocannon";
import { freePort } from "../ports.mjs";
import { stateFolder } from "../state-folder.mjs";
import { cpuMs, findNextServer, serve } from "./processes";
import { table } from "./table";

/**
 * The server's CPU for one request of each main page, beside a Next page that does nothing, in the same run:
 * only the ratio says something, for the machine and its load are what they are.
 */

const WARM_UP = 60;
const REQUESTS = 240;
const ROUNDS = 3;
const CONNECTIONS = 8;

interface Page {
  name: string;
  path: string;
  /** The key of the demonstration account that looks at it; nobody where it is left out. */
  as?: string;
}

const PAGES: readonly Page[] = [
  // Plain text in the frame of the site: what language, frame and session cost by themselves.
  { name: "plain text, nobody signed in", path: "/zh/about" },
  { name: "plain text, signed in", path: "/zh/about", as: "RESIDENT" },
  { name: "home, nobody signed in", path: "/zh" },
  { name: "published rules", path: "/zh/rules" },
  { name: "one version of the rules", path: "/zh/rules/yangtze-river-delta/2" },
  { name: "estimator, empty", path: "/zh/estimate" },
  { name: "sign-in", path: "/zh/sign-in" },
  { name: "resident's home", path: "/zh/home", as: "RESIDENT" },
  { name: "resident's years", path: "/zh/years", as: "RESIDENT" },
  { name: "every city of the zones", path: "/zh/settle", as: "RESIDENT" },
  { name: "one destination", path: "/zh/settle/southern-jiangsu/320500", as: "RESIDENT" },
  { name: "clerk's queue", path: "/zh/desk", as: "CLERK" },
  { name: "rules in work", path: "/zh/policy", as: "POLICY_ADMIN" },
];

export interface PageCost {
  page: string;
  cpuMsPerRequest: number;
  timesBare: number;
}

/** Measures the pages whose name contains `only`; all of them without it. */
export async function benchPages(only = ""): Promise<PageCost[]> {
  const servers = [await serveBare()];
  try {
    const [bare] = servers;
    servers.push(await serveProduct());
    const product = servers[1];
    if (!bare || !product) throw new Error("no servers to measure");
    const costs: PageCost[] = [];
    const base = await lowest(bare.pid, `${bare.url}/`);
    costs.push({ page: "bare Next page", cpuMsPerRequest: base, timesBare: 1 });
    for (const page of PAGES.filter(({ name }) => name.includes(only))) {
      const cookie = page.as === undefined ? undefined : await signIn(product.url, page.as);
      const cost = await lowest(product.pid, product.url + page.path, cookie);
      costs.push({ page: page.name, cpuMsPerRequest: cost, timesBare: cost / base });
    }
    return costs;
  } finally {
    for (const server of servers) await server.stop();
  }
}

export function pagesTable(costs: readonly PageCost[]): string {
  return table(
    ["page", "CPU ms/request", "× bare page"],
    costs.map((cost) => [cost.page, cost.cpuMsPerRequest.toFixed(2), cost.timesBare.toFixed(2)]),
  );
}

/** The lowest of several rounds: whatever else the machine does only ever adds. */
async function lowest(pid: number, url: string, cookie?: string): Promise<number> {
  await load(url, WARM_UP, cookie);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = cpuMs(pid);
    await load(url, REQUESTS, cookie);
    best = Math.min(best, (cpuMs(pid) - before) / REQUESTS);
  }
  return best;
}

async function load(url: string, amount: number, cookie?: string): Promise<void> {
  const headers = cookie === undefined ? {} : { cookie };
  const result = await autocannon({ url, amount, connections: CONNECTIONS, headers });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  }
}

async function serveBare() {
  const root = process.cwd();
  const folder = path.join(root, "tests/bench/bare-next");
  execFileSync(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "build", folder], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const standalone = path.join(folder, ".next/standalone/tests/bench/bare-next");
  cpSync(path.join(folder, ".next/static"), path.join(standalone, ".next/static"), { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: "production" as const, PORT: String(port), HOSTNAME: "127.0.0.1" };
  return { url, ...(await serve([process.execPath, path.join(standalone, "server.js")], env, url)) };
}

async function serveProduct() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HUTONG_DATA: benchState() };
  const { pid, stop } = await serve([process.execPath, "lib/cli/start.mjs"], env, `${url}/api/health`);
  return { url, stop, pid: findNextServer(pid) };
}

function benchState(): string {
  return path.join(stateFolder(process.env), "bench");
}

/** The session cookie of a demonstration account in this role. */
async function signIn(url: string, role: string): Promise<string> {
  const file = path.join(benchState(), "demo-accounts.json");
  if (!existsSync(file)) throw new Error(`${file} is missing: was the demonstration seeded?`);
  const accounts: { key: string }[] = JSON.parse(readFileSync(file, "utf8"));
  const prefix = role.toLowerCase().replace("_", "-");
  const account = accounts.find(({ key }) => key.startsWith(prefix));
  if (!account) throw new Error(`no demonstration account for ${role}`);
  const response = await fetch(`${url}/api/demo/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ account: account.key, locale: "zh" }),
    headers: { origin: url },
    redirect: "manual",
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (cookies.length === 0) throw new Error(`sign-in as ${account.key} answered ${response.status}`);
  return cookies.join("; ");
}

import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, test } from "@playwright/test";
import {
  publicJwk,
  readStatusList,
  readTrustList,
  type Verdict,
  verifyPresentation,
} from "@/lib/permits/credential";
import { arrive, fitsTheWindow, type Person } from "./support/people";
import { words } from "./support/words";

/** A permit put on a phone and shown from it, and what a checker with the served lists makes of it. */

const PHONE = { locale: "zh", width: 390 } as const;

/** The phone page of the permit that this account holds. */
async function openPhonePage({ page, open }: Person): Promise<string> {
  await open("/permits");
  const link = page.getByRole("main").locator('a[href*="/permits/3"]').first();
  const address = (await link.getAttribute("href")) ?? "";
  const number = decodeURIComponent(/\/permits\/([^/?]+)/.exec(address)?.[1] ?? "");
  await open(`/permits/${encodeURIComponent(number)}/phone`);
  return number;
}

/** What anybody can fetch, and what it says of a text at this minute of the product's clock. */
async function checkedByAnybody(request: APIRequestContext, text: string, at: Date): Promise<Verdict> {
  const fetched = async (path: string) => (await request.get(path)).text();
  const { keys } = JSON.parse(await fetched("/issuers/operator.jwks.json"));
  const operator = keys.map((key: unknown) => publicJwk.parse(key));
  const trust = await readTrustList(await fetched("/issuers/trust-list"), operator);
  if ("fault" in trust) throw new Error(trust.fault);
  const { lists } = JSON.parse(await fetched("/issuers/status-lists.json")) as { lists: { uri: string }[] };
  const statuses = await Promise.all(
    lists.map(async ({ uri }) => readStatusList(await fetched(new URL(uri).pathname), trust.list)),
  );
  return verifyPresentation(text, {
    trustList: trust.list,
    statusLists: statuses.flatMap((status) => ("list" in status ? [status.list] : [])),
    now: at,
  });
}

/** The proof's own time: the demonstration's clock may stand on another day than this machine's. */
async function productNow(request: APIRequestContext): Promise<Date> {
  const { today } = await (await request.get("/api/health")).json();
  const machine = new Date();
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });
  const ahead = Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day.format(machine)}T00:00:00Z`);
  return new Date(machine.getTime() + ahead);
}

const say = words("zh");

test("a permit is put on a phone, shows what its holder ticks, and is revoked when the phone is removed", async ({
  browser,
  request,
}) => {
  const person = await arrive(browser, "resident-permit", PHONE);
  const { page } = person;
  const number = await openPhonePage(person);
  await fitsTheWindow(page);
  const device = page.getByLabel(say("permit-wallet.put.name"));
  await device.fill("我的手机");
  await page.getByRole("button", { name: say("permit-wallet.put.put") }).click();
  await expect(page.getByRole("button", { name: say("permit-wallet.show") })).toBeVisible();
  await expect(page.getByText("我的手机")).toBeVisible();
  await fitsTheWindow(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);

  await page.getByLabel(say("permit-wallet.part.number")).check();
  await page.getByLabel(say("permit-wallet.part.name")).check();
  await page.getByRole("button", { name: say("permit-wallet.show") }).click();
  const screen = page.getByRole("dialog");
  await expect(screen.getByRole("img", { name: say("permit-wallet.code.picture") })).toBeVisible();
  await expect(screen.getByRole("timer")).toBeVisible();
  await screen.getByText(say("permit-wallet.code.asText")).click();
  const text = await screen.getByRole("textbox").inputValue();
  const verdict = await checkedByAnybody(request, text, await productNow(request));
  expect(verdict).toMatchObject({
    answer: "VALID",
    disclosed: { form: "PERMIT", shown: { permitNumber: number, person: { name: "林晓岚" } } },
  });
  expect(Object.keys(verdict.disclosed?.shown.person ?? {})).toEqual(["name"]);
  await page.keyboard.press("Escape");
  await expect(screen).toBeHidden();

  // A reload finds the permit where it was put, and asks nobody for it.
  await page.reload();
  await expect(page.getByRole("button", { name: say("permit-wallet.show") })).toBeVisible();
  await page
    .getByRole("button", { name: say("permit-wallet.devices.remove"), exact: false })
    .first()
    .click();
  await expect(page.getByText(say("permit-wallet.noLonger"))).toBeVisible();
});

test("a checker's challenge is answered", async ({ browser, request }) => {
  const person = await arrive(browser, "resident-permit-due", PHONE);
  const { page } = person;
  await openPhonePage(person);
  await page.getByRole("button", { name: say("permit-wallet.put.put") }).click();
  await page.getByText(say("permit-wallet.challenge.title")).click();
  await page.getByLabel(say("permit-wallet.challenge.label")).fill("HC2:NOPE");
  await page.getByRole("button", { name: say("permit-wallet.challenge.take") }).click();
  await expect(page.getByText(say("permit-wallet.challenge.wrong"))).toBeVisible();
  await page.getByLabel(say("permit-wallet.challenge.label")).fill("HC1:ABCDEFGH234567XY");
  await page.getByRole("button", { name: say("permit-wallet.challenge.take") }).click();
  await expect(page.getByText(say("permit-wallet.challenge.taken"))).toBeVisible();
  await page.getByRole("button", { name: say("permit-wallet.show") }).click();
  const screen = page.getByRole("dialog");
  await screen.getByText(say("permit-wallet.code.asText")).click();
  const text = await screen.getByRole("textbox").inputValue();
  const at = await productNow(request);
  expect((await checkedByAnybody(request, text, at)).answer).toBe("VALID");
  await fitsTheWindow(page);
});

test("the wallet shows what is on the phone to nobody signed in, and without a network", async ({
  browser,
}) => {
  const person = await arrive(browser, "resident-permit-due", PHONE);
  const { page, open } = person;
  await openPhonePage(person);
  await page.getByRole("button", { name: say("permit-wallet.put.put") }).click();
  await expect(page.getByRole("button", { name: say("permit-wallet.show") })).toBeVisible();
  await page.context().clearCookies();
  await open("/wallet");
  await expect(page.getByText(say("permit-wallet.list.kept"))).toBeVisible();
  await fitsTheWindow(page);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole("button", { name: say("permit-wallet.show") }).click();
  await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
});

test("without JavaScript the page says what it needs, and the papers are there", async ({ browser }) => {
  const person = await arrive(browser, "resident-permit", { ...PHONE, javaScriptEnabled: false });
  const { page } = person;
  await openPhonePage(person);
  // The driver stops scripts, but lets the page be read as if they ran: what is in <noscript> is not rendered.
  expect(await (await page.request.get(page.url())).text()).toMatch(
    /<noscript>.*?需要启用 JavaScript.*?<\/noscript>/s,
  );
  for (const name of ["certificate", "card"]) {
    const link = page.getByRole("link", { name: say(`permit-wallet.papers.${name}`) });
    const served = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(served.status()).toBe(200);
    expect(served.headers()["content-type"]).toBe("application/pdf");
    expect((await served.body()).subarray(0, 5).toString()).toBe("%PDF-");
  }
});

test("an administrator replaces the city's key, and declares one stolen only by typing its name", async ({
  browser,
}) => {
  const person = await arrive(browser, "city-admin-nanjing", { locale: "en" });
  const { page, open, press } = person;
  const told = words("en");
  await open("/city/keys");
  await press("city-keys.rotate.submit");
  await expect(page.getByText(told("city-keys.rotate.busy"))).toBeVisible();
  await fitsTheWindow(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/keys\/[^/]+$/);
  const kid = /keys\/([^/]+)$/.exec(page.url())?.[1] ?? "";
  await page.getByRole("textbox").fill("something");
  await press("city-keys.compromise.submit");
  await expect(page.getByText(told("errors.fields.confirmKey")).first()).toBeVisible();
  await page.getByRole("textbox").fill(kid);
  await press("city-keys.compromise.submit");
  await expect(page.getByText(told("city-keys.state.COMPROMISED"))).toBeVisible();
});

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { applications, openPermits } from "./support/demo-permits";
import { arrive, fitsTheWindow } from "./support/people";

/** The desk's side of permits: an application accepted and issued, papers asked for, an employer's list. */

const CLERK = "clerk-suzhou";
const SUZHOU = "320500";

async function hasNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`),
    page.url(),
  ).toEqual([]);
}

const pathOf = (reference: string) => `/desk/permits/applications/${encodeURIComponent(reference)}`;

/** The first of some applications whose calculation says yes. */
async function findEligible(page: Page, references: readonly string[], yes: RegExp): Promise<string> {
  for (const reference of references) {
    await page.goto(`/zh${pathOf(reference)}`);
    if (await page.getByText(yes).first().isVisible()) return reference;
  }
  throw new Error("the demonstration has no application that could be granted");
}

test("a clerk accepts an application and issues the permit, whose years stand in the ledger", async ({
  browser,
}) => {
  const { page, say } = await arrive(browser, CLERK, { locale: "zh" });
  const main = page.getByRole("main");
  const waiting = await applications(SUZHOU, "FIRST_ISSUE", "SUBMITTED");
  await findEligible(page, waiting, say("desk-permits.verdict.ELIGIBLE"));
  await hasNoFindings(page);
  await main.getByRole("button", { name: say("desk-permits.act.ACCEPT.button") }).click();
  await expect(main.getByText(say("desk-permits.states.ACCEPTED")).first()).toBeVisible();
  const letter = main.getByRole("link", { name: /PDF/ }).first();
  const pdf = await page.request.get((await letter.getAttribute("href")) ?? "");
  expect([pdf.status(), pdf.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await main.getByRole("button", { name: say("desk-permits.act.GRANT.buttons.FIRST_ISSUE") }).click();
  await expect(main.getByText(say("desk-permits.states.GRANTED")).first()).toBeVisible();
  await main.locator("dl a[href*='/desk/permits/']").click();
  await expect(main.getByText(say("desk-permits.permitStates.IN_FORCE")).first()).toBeVisible();
  await expect(main.getByRole("heading", { name: say("desk-permits.permit.ledger") })).toBeVisible();
  await hasNoFindings(page);
  await page.context().close();
});

test("a clerk asks for everything that is missing once, also without JavaScript", async ({ browser }) => {
  const { page, say, open } = await arrive(browser, CLERK, {
    locale: "en",
    width: 390,
    javaScriptEnabled: false,
  });
  const main = page.getByRole("main");
  const [reference = ""] = await applications(SUZHOU, "ENDORSEMENT", "SUBMITTED");
  await open(pathOf(reference));
  await main.getByRole("button", { name: say("desk-permits.act.REQUEST_CORRECTION.button") }).click();
  await expect(main.getByRole("alert").first()).toBeVisible();
  await main.getByLabel(say("desk-permits.papers.kinds.ADDRESS_PROOF")).check();
  await main.getByLabel(say("desk-permits.papers.kinds.PHOTO")).check();
  await main.getByRole("button", { name: say("desk-permits.act.REQUEST_CORRECTION.button") }).click();
  await expect(main.getByText(say("desk-permits.states.CORRECTION_REQUESTED")).first()).toBeVisible();
  await expect(
    main.getByRole("button", { name: say("desk-permits.act.REQUEST_CORRECTION.button") }),
  ).toHaveCount(0);
  await fitsTheWindow(page);
  await page.context().close();
});

test("a permit is found by its number, and a slip of the pen is told", async ({ browser, baseURL }) => {
  const { page, say, open } = await arrive(browser, CLERK, { locale: "zh" });
  const today = (await (await page.request.get(`${baseURL}/api/health`)).json()).today;
  const [permit] = await openPermits(SUZHOU, today);
  const number = permit?.number ?? "";
  const field = page.getByLabel(say("desk-permits.overview.search.label"));
  await open("/desk/permits");
  await field.fill(`${number.slice(0, -1)}${number.endsWith("0") ? "1" : "0"}`);
  await page.getByRole("button", { name: say("desk-permits.overview.search.submit") }).click();
  await expect(page.getByText(say("desk-permits.overview.search.mistyped"))).toBeVisible();
  await field.fill(number.toLowerCase().replaceAll("-", ""));
  await page.getByRole("button", { name: say("desk-permits.overview.search.submit") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(permit?.name ?? "");
  await page.context().close();
});

test("an employer's list is checked, told line by line, and everyone who is fit is endorsed", async ({
  browser,
  baseURL,
}) => {
  const { page, say, open } = await arrive(browser, CLERK, { locale: "zh" });
  const main = page.getByRole("main");
  const today = (await (await page.request.get(`${baseURL}/api/health`)).json()).today;
  const staff = (await openPermits(SUZHOU, today)).slice(0, 2);
  const send = async (text: string) => {
    await open("/desk/permits/batches");
    await page.getByLabel(say("desk-permits.batch.employer")).fill("苏州某电子有限公司");
    const buffer = Buffer.from(`\ufeff${text}`);
    await page
      .getByLabel(say("desk-permits.batch.list"))
      .setInputFiles({ name: "员工.csv", mimeType: "text/csv", buffer });
    await main.getByRole("button", { name: say("desk-permits.batch.takeIn") }).click();
  };
  await send("工号,姓名\n1,张三\n");
  await expect(main.getByRole("alert").first()).toContainText("居住证号");
  const lines = staff.map(({ number, name }) => `${number},${name}`);
  await send(["居住证号,姓名", ...lines, `${staff[0]?.number},别人`, "320500-00000-00000,李四"].join("\n"));
  await expect(main.getByText(say("desk-permits.batch.states.CHECKED")).first()).toBeVisible({
    timeout: 45_000,
  });
  await expect(main.getByText(say("desk-permits.batch.findings.DUPLICATE")).first()).toBeVisible();
  const rejects = await page.request.get(
    (await main.getByRole("link", { name: say("desk-permits.batch.rejects") }).getAttribute("href")) ?? "",
  );
  expect((await rejects.text()).trim().split("\n")).toHaveLength(3);
  await hasNoFindings(page);
  await main.getByRole("button", { name: say("desk-permits.batch.confirm.button") }).click();
  await expect(main.getByText(say("desk-permits.batch.states.DONE")).first()).toBeVisible({
    timeout: 45_000,
  });
  await open(`/desk/permits/${encodeURIComponent(staff[0]?.number ?? "")}`);
  await expect(main.getByText(say("desk-permits.acts.ENDORSED")).last()).toBeVisible();
  await page.context().close();
});

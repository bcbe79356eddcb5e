import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type Installation, stated } from "../statements/support";
import { heardElsewhere } from "./support/elsewhere";
import { arrive, fitsTheWindow, type Person } from "./support/people";
import { demoAccounts } from "./support/roles";
import { dayAfter } from "./support/time";

/** A resident gets a statement of years and hands one in; a clerk decides where it differs from the ledger. */

const RESIDENT = "resident-settled";
const NAME = "周锦程";
const CLERK = "clerk-suzhou";
const SUZHOU = "320500";
const REASON = "与原始登记核对，声明起始日正确";

let elsewhere: Installation;
let yesterday: string;
test.beforeAll(async ({ request }) => {
  const { today } = await (await request.get("/api/health")).json();
  yesterday = dayAfter(today, -1);
  elsewhere = await heardElsewhere([SUZHOU], new Date(`${yesterday}T02:00:00Z`));
});

const idNumber = () => demoAccounts().find(({ key }) => key === RESIDENT)?.signIn ?? "";

async function isSound(page: Page): Promise<void> {
  await fitsTheWindow(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`),
    page.url(),
  ).toEqual([]);
}

/** Presses a city's download button and reads what came. */
async function downloaded({ page, say }: Person, key: string): Promise<{ name: string; bytes: Buffer }> {
  const row = page.getByRole("row").filter({ hasText: /苏州|Suzhou/ });
  const coming = page.waitForEvent("download");
  await row.getByRole("button", { name: say(key) }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a resident gets their city's statement, as a signed file and as a page to read", async ({
  browser,
}) => {
  const person = await arrive(browser, RESIDENT, { locale: "zh", width: 390 });
  await person.open("/years");
  await person.follow("years.statements");
  await expect(person.page.getByRole("heading", { level: 1 })).toHaveText(person.say("statements.title"));
  await isSound(person.page);
  const file = await downloaded(person, "statements.issue.file");
  expect(file.name).toMatch(/^years-320500-\d{4}-\d\d-\d\d\.jwt$/);
  const payload = JSON.parse(Buffer.from(file.bytes.toString().split(".")[1] ?? "", "base64url").toString());
  expect(payload.person).toEqual({ name: NAME, idNumber: idNumber() });
  expect(payload.records.length).toBeGreaterThan(1);
  const paper = await downloaded(person, "statements.issue.pdf");
  expect(paper.name).toMatch(/^years-320500-\d{4}-\d\d-\d\d\.pdf$/);
  expect(paper.bytes.subarray(0, 5).toString()).toBe("%PDF-");
});

test("what is no good is told at its field and stays there, with and without JavaScript", async ({
  browser,
}) => {
  const good = await elsewhere.state({ name: NAME, idNumber: idNumber() }, [stated()], { on: yesterday });
  for (const javaScriptEnabled of [true, false]) {
    const { page, open, press, say } = await arrive(browser, RESIDENT, { locale: "en", javaScriptEnabled });
    await open("/permits/statement");
    const text = page.getByLabel(say("statements.takeIn.text"));
    const cut = good.slice(0, -3);
    await text.fill(cut);
    await press("statements.takeIn.submit");
    await expect(page.getByText(say("errors.fields.statement.ENCODING")).last()).toBeVisible();
    await expect(text).toHaveValue(cut);
    await open("/permits/statement");
    const file = (name: string, content: string) => ({
      ...{ name, mimeType: "application/jwt" },
      buffer: Buffer.from(content),
    });
    await page
      .getByLabel(say("statements.takeIn.file"))
      .setInputFiles(file("big.jwt", "x".repeat(2_000_001)));
    await press("statements.takeIn.submit");
    await expect(page.getByText(say("errors.fields.statement.TOO_LARGE")).last()).toBeVisible();
    await page.context().close();
  }
});

test("a statement is handed in, what is new counts, and a clerk decides on what differs", async ({
  browser,
}) => {
  const records = [
    stated({ kind: "employment", startOn: "2021-07-01", endOn: "2021-12-31" }),
    stated({ kind: "tenancy", startOn: "2021-05-01", endOn: null }),
  ];
  const token = await elsewhere.state({ name: NAME, idNumber: idNumber() }, records, { on: yesterday });
  const resident = await arrive(browser, RESIDENT, { locale: "zh", width: 390 });
  await resident.open("/permits/statement");
  await resident.page.getByLabel(resident.say("statements.takeIn.file")).setInputFiles({
    ...{ name: "years.jwt", mimeType: "application/jwt" },
    buffer: Buffer.from(token),
  });
  await resident.press("statements.takeIn.submit");
  await expect(resident.page.getByRole("status")).toContainText("新增1条");
  await expect(resident.page.getByText("有1条记录与现有记录不一致")).toBeVisible();
  await isSound(resident.page);
  await resident.page
    .getByRole("link", { name: resident.say("statements.import.inLedger") })
    .first()
    .click();
  await expect(resident.page.getByText(/取自苏州的年限声明/).first()).toBeVisible();

  await resident.open("/permits/statement");
  await resident.page.getByLabel(resident.say("statements.takeIn.text")).fill(token);
  await resident.press("statements.takeIn.submit");
  await expect(resident.page.getByText(/这份年限声明已于 \d{4}年\d+月\d+日 导入/).last()).toBeVisible();

  const clerk = await arrive(browser, CLERK, { locale: "en" });
  await clerk.open("/desk?tab=us&kind=STATEMENT");
  await clerk.page.getByRole("row").filter({ hasText: "周" }).getByRole("link").first().click();
  await expect(clerk.page.getByRole("heading", { level: 1 })).toHaveText(clerk.say("statements.desk.title"));
  await expect(clerk.page.getByRole("main")).toContainText(NAME);
  await isSound(clerk.page);
  await clerk.press("statements.desk.submit");
  await expect(clerk.page.getByText(clerk.say("errors.fields.required")).last()).toBeVisible();
  await clerk.page.getByLabel(clerk.say("statements.desk.reason")).fill(REASON);
  await clerk.press("statements.desk.submit");
  await expect(clerk.page.getByText(clerk.say("errors.fields.choose")).last()).toBeVisible();
  await expect(clerk.page.getByLabel(clerk.say("statements.desk.reason"))).toHaveValue(REASON);
  await clerk.page.getByLabel(clerk.say("statements.desk.take")).check();
  await clerk.press("statements.desk.submit");
  await expect(clerk.page.getByRole("status")).toContainText("Decided");

  await resident.open("/years");
  await expect(resident.page.getByRole("row").filter({ hasText: "2021年5月1日" })).toContainText("年限声明");
  await resident.open("/log");
  await expect(resident.page.getByText(REASON).first()).toBeVisible();
});

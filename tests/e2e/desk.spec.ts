import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { checkCharacter } from "../../lib/residents/id-number";
import { arrive, fitsTheWindow } from "./support/people";
import { clientOf, demoAccounts } from "./support/roles";

/** The desk, where a journey through one case does not pass: taking work, the counter, the ledger, looks, letters. */

const CLERK = "clerk-suzhou";

/** The first case of the view that the officer is shown. */
async function firstCase(page: Page): Promise<string> {
  const text = await page.getByRole("main").locator("tbody th a").first().textContent();
  return text?.trim() ?? "";
}

/** The message anywhere in a text, such as after the word that a notice begins with. */
function within(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replace("^\\s*", ""));
}

/** The page says so, to screen readers as well. */
async function tells(page: Page, pattern: RegExp): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: within(pattern) })).toBeVisible();
}

async function hasNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`),
    page.url(),
  ).toEqual([]);
}

test("an officer takes a case from the queue and gives it back, also without JavaScript", async ({
  browser,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, open, say } = await arrive(browser, CLERK, { locale: "zh", javaScriptEnabled });
    await open("/desk?tab=us");
    const free = page.getByRole("row").filter({ has: page.getByRole("button", { name: say("desk.claim") }) });
    const reference = (await free.first().getByRole("rowheader").textContent()) ?? "";
    const row = page.getByRole("row").filter({ hasText: reference });
    await row.getByRole("button", { name: say("desk.claim") }).click();
    await tells(page, say("desk.done.claimed"));
    await expect(row).toContainText(within(say("desk.you")));
    await row.getByRole("button", { name: say("desk.release") }).click();
    await tells(page, say("desk.done.released"));
    await page.context().close();
  }
});

test("a case is found by its number, and a slip of the pen is told from a number nobody has", async ({
  browser,
}) => {
  const { page, open, say } = await arrive(browser, CLERK, { locale: "en" });
  await open("/desk?tab=us&kind=TRANSFER_DESTINATION");
  const reference = await firstCase(page);
  const field = page.getByLabel(say("desk.search.label"));
  const go = async (typed: string) => {
    await open("/desk");
    await field.fill(typed);
    await page
      .getByRole("main")
      .getByRole("button", { name: say("desk.search.submit") })
      .click();
  };
  await go("3205");
  await expect(page.getByText(say("desk.search.malformed"))).toBeVisible();
  await expect(field).toHaveValue("3205");
  await go(`${reference.slice(0, -1)}${reference.endsWith("0") ? "1" : "0"}`);
  await expect(page.getByText(say("desk.search.mistyped"))).toBeVisible();
  await go(reference.replaceAll("-", "").toLowerCase());
  await expect(page.getByRole("main")).toContainText(reference);
});

test("a case of another city is not found, exactly like one that nobody has", async ({
  browser,
  baseURL,
}) => {
  const { page, open } = await arrive(browser, CLERK, { locale: "zh" });
  await open("/desk?tab=us&kind=TRANSFER_DESTINATION");
  const references = (await page.getByRole("main").locator("tbody th a").allTextContents()).map((text) =>
    text.trim(),
  );
  // What is submitted and not approved has not been handed to any other city.
  const other = await clientOf(baseURL ?? "", "clerk-nanjing");
  const [reference = ""] = references;
  const answers = [];
  for (const path of ["", "/letter/move-in", "/letter/refusal"]) {
    for (const number of [reference, "3205-2026-0000-0000"]) {
      const answer = await other.get(`/zh/desk/cases/${number}${path}`);
      const visible = (await answer.text()).replaceAll(number, "NUMBER").match(/<main[\s\S]*<\/main>/)?.[0];
      answers.push(`${answer.status()} ${visible}`);
    }
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404 /);
  await other.dispose();
});

test("the whole ID number is shown once, for a purpose that the log keeps", async ({ browser }) => {
  const purpose = `核对身份证原件 ${Date.now()}`;
  const { page, open, say } = await arrive(browser, CLERK, { locale: "zh" });
  await open("/desk?tab=us&kind=TRANSFER_DESTINATION");
  await open(`/desk/cases/${await firstCase(page)}`);
  const main = page.getByRole("main");
  const whole = /(^|\D)[1-8]\d{5}(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX](?![\da-f])/;
  await expect(main).not.toContainText(whole);
  await main.getByText(say("desk.case.unmask.summary")).click();
  await main.getByRole("button", { name: say("desk.case.unmask.submit") }).click();
  await expect(main.getByRole("alert").first()).toBeVisible();
  await main.getByLabel(say("desk.case.unmask.purpose")).fill(purpose);
  await main.getByRole("button", { name: say("desk.case.unmask.submit") }).click();
  await expect(main.getByRole("status").filter({ hasText: whole })).toBeVisible();
  expect(page.url()).not.toMatch(whole);
  await page.reload();
  await expect(main).not.toContainText(whole);

  const auditor = await arrive(browser, "auditor", { locale: "zh" });
  await auditor.open("/audit?log=people&action=ID_NUMBER_UNMASKED");
  const entry = auditor.page.getByRole("row").filter({ hasText: purpose });
  await expect(entry).toHaveCount(1);
  await expect(auditor.page.getByRole("main")).not.toContainText(whole);
});

test("at the counter a whole number opens a person, and no address ever holds it", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const resident = demoAccounts().find(({ key }) => key === "resident-qualifies");
  const number = resident?.signIn ?? "";
  for (const javaScriptEnabled of [true, false]) {
    const { page, open, press, say } = await arrive(browser, CLERK, {
      locale: "zh",
      width: javaScriptEnabled ? 1280 : 390,
      javaScriptEnabled,
    });
    const main = page.getByRole("main");
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await open("/desk/people");
    await press("ledger.people.submit");
    await expect(main.getByText(say("auth.problems.idNumber.EMPTY")).first()).toBeVisible();
    await main.getByLabel(say("ledger.people.idNumber")).fill("320509199002290014");
    await main.getByLabel(say("ledger.people.purpose")).fill("窗口登记年限");
    await press("ledger.people.submit");
    await expect(main.getByText(say("auth.problems.idNumber.DATE")).first()).toBeVisible();
    await expect(main.getByLabel(say("ledger.people.purpose"))).toHaveValue("窗口登记年限");

    const nobody = "32050019301010901";
    await main.getByLabel(say("ledger.people.idNumber")).fill(nobody + checkCharacter(nobody));
    await press("ledger.people.submit");
    await expect(main).toContainText(within(say("ledger.people.none")));

    await open("/desk/people");
    await main.getByLabel(say("ledger.people.idNumber")).fill(number.toLowerCase());
    await main.getByLabel(say("ledger.people.purpose")).fill("窗口登记年限");
    await press("ledger.people.submit");
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(resident?.name ?? "");
    await fitsTheWindow(page);
    const address = page.url();

    // Enter a record, then correct it.
    await main.getByRole("link", { name: say("ledger.people.enter") }).click();
    await main.getByLabel(say("ledger.form.kind")).selectOption({ index: 1 });
    await main.getByLabel(say("ledger.form.startOn")).fill("2020-03-01");
    await main.getByLabel(say("ledger.form.endOn")).fill("2020-02-01");
    await press("ledger.enter.button");
    await expect(main.getByText(say("errors.fields.endBeforeStart")).first()).toBeVisible();
    await main.getByLabel(say("ledger.form.endOn")).fill("2020-03-31");
    await press("ledger.enter.button");
    await tells(page, say("ledger.done.entered"));
    const row = page.getByRole("row").filter({ hasText: "2020" }).first();
    await row.getByRole("link", { name: say("ledger.correct.title") }).click();
    await main.getByLabel(say("ledger.correct.reason")).fill("与登记系统核对，截止日期有误");
    await main.getByLabel(say("ledger.form.endOn")).fill("2020-04-01");
    await press("ledger.correct.button");
    await tells(page, say("ledger.done.corrected"));

    expect(addresses.filter((each) => each.includes(number))).toEqual([]);
    const other = await clientOf(baseURL ?? "", "supervisor-suzhou");
    expect((await other.get(address)).status()).toBe(404);
    await other.dispose();
    await page.context().close();
  }
});

test("a declared record is verified beside its evidence, or rejected with a reason", async ({ browser }) => {
  const { page, open, press, say } = await arrive(browser, CLERK, { locale: "en", width: 390 });
  const main = page.getByRole("main");
  await open("/desk/ledger");
  await fitsTheWindow(page);
  const link = await main.locator("tbody th a").first().getAttribute("href");
  await main.locator("tbody th a").first().click();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(say("ledger.item.title"));
  const address = page.url();
  await fitsTheWindow(page);
  await press("ledger.verify.button");
  await tells(page, say("ledger.done.verified"));
  await expect(main.locator(`a[href="${link}"]`)).toHaveCount(0);
  // The page of a record that was answered meanwhile says so and offers nothing more.
  await page.goto(address);
  await expect(main.getByText(say("ledger.item.closed"))).toBeVisible();
  await expect(main.getByRole("button", { name: say("ledger.verify.button") })).toHaveCount(0);

  await open("/desk/ledger");
  await main.locator("tbody th a").first().click();
  await press("ledger.reject.button");
  await expect(main.getByRole("alert").first()).toBeVisible();
  await main.getByLabel(say("ledger.reject.reason")).fill("登记系统中没有该记录");
  await press("ledger.reject.button");
  await tells(page, say("ledger.done.rejected"));
});

test("a supervisor hands a case to a colleague, and reads what their city has open", async ({ browser }) => {
  const { page, open, say } = await arrive(browser, "supervisor-suzhou", { locale: "zh" });
  const main = page.getByRole("main");
  await open("/desk?tab=us&kind=TRANSFER_DESTINATION");
  await open(`/desk/cases/${await firstCase(page)}`);
  await main.locator("summary").getByText(say("desk.assign.label")).click();
  const colleague = await main.locator("select[name=staffId] option").nth(1).textContent();
  await main.locator("select[name=staffId]").selectOption({ index: 1 });
  await main.getByRole("button", { name: say("desk.assign.submit") }).click();
  await tells(page, say("desk.done.assigned"));
  await expect(main).toContainText(colleague?.split(" · ")[0] ?? "");
  await open("/desk/city");
  await expect(main.getByRole("table")).toHaveCount(2);
});

test("a refusal is a letter with grounds, clause and remedies; nothing on it or the counter stands in the way", async ({
  browser,
}) => {
  const { page, open, press, say } = await arrive(browser, "supervisor-nanjing", { locale: "zh" });
  const main = page.getByRole("main");
  await open("/desk?tab=approve");
  await main
    .getByRole("row")
    .filter({ hasText: within(say("decision.states.REFUSAL_PROPOSED")) })
    .first()
    .getByRole("link")
    .click();
  await main.getByRole("link", { name: say("decision.letter.kinds.refusal") }).click();
  await expect(main.getByRole("article")).toContainText("居住证暂行条例");
  await expect(main.getByText(say("decision.letter.draft"))).toBeVisible();
  await hasNoFindings(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await open("/desk/people");
  const resident = demoAccounts().find(({ key }) => key === "resident-guardian");
  await main.getByLabel(say("ledger.people.idNumber")).fill(resident?.signIn ?? "");
  await main.getByLabel(say("ledger.people.purpose")).fill("窗口核对");
  await press("ledger.people.submit");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(resident?.name ?? "");
  await hasNoFindings(page);
  await main.getByRole("link", { name: say("ledger.people.enter") }).click();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(say("ledger.enter.title"));
  await hasNoFindings(page);
});

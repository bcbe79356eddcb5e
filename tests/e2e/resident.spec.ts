import { expect, test } from "@playwright/test";
import { arrive, fitsTheWindow, type Person } from "./support/people";
import { words } from "./support/words";

/** What a resident does alone: no clerk is needed, nothing of it moves the clock. */

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function declare({ page, say, press }: Person, span: { from: string; to: string }) {
  await page.getByLabel(say("years.declareForm.kind")).selectOption("tenancy");
  await page.getByLabel(say("years.declareForm.place")).selectOption("320583");
  await page.getByLabel(say("years.declareForm.startOn")).fill(span.from);
  await page.getByLabel(say("years.declareForm.endOn")).fill(span.to);
  await page.getByLabel(say("years.declareForm.evidence")).setInputFiles({
    ...{ name: "租赁合同.png", mimeType: "image/png", buffer: PNG },
  });
  await press("years.declareForm.submit");
}

for (const javaScriptEnabled of [true, false]) {
  test(`a record is declared with its proof and withdrawn, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browser,
  }) => {
    const person = await arrive(browser, "resident-qualifies", {
      locale: "zh",
      width: 390,
      javaScriptEnabled,
    });
    const { page, say, open, press, follow } = person;
    await open("/years");
    await follow("years.declare");
    await expect(page.getByRole("heading", { level: 1, name: say("years.declareForm.title") })).toBeVisible();
    await fitsTheWindow(page);
    await declare(person, { from: "2024-05-02", to: "2024-05-01" });
    await expect(page.getByLabel(say("years.declareForm.startOn"))).toHaveValue("2024-05-02");
    await expect(page.getByText(say("errors.fields.endBeforeStart")).first()).toBeVisible();
    await declare(person, { from: "2024-05-02", to: "2024-06-01" });
    await expect(page.getByText(say("years.done.declared"))).toBeVisible();
    await fitsTheWindow(page);

    await page
      .getByRole("row")
      .filter({ hasText: "昆山" })
      .filter({ hasText: "2024年5月2日" })
      .getByRole("link")
      .first()
      .click();
    const paper = page.getByRole("link", { name: "租赁合同.png" });
    await expect(paper).toBeVisible();
    const address = (await paper.getAttribute("href")) ?? "";
    const served = await page.request.get(address);
    expect(served.status()).toBe(200);
    expect(served.headers()).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
    });
    expect(served.headers()["content-security-policy"]).toContain("sandbox");
    expect(await served.body()).toEqual(PNG);

    const stranger = await arrive(browser, "resident-nearly", { locale: "en" });
    expect((await stranger.page.request.get(address)).status()).toBe(404);
    expect((await stranger.page.goto(page.url().replace("/zh/", "/en/")))?.status()).toBe(404);
    const clerk = await arrive(browser, "clerk-suzhou", { locale: "en" });
    expect((await clerk.page.request.get(address)).status()).toBe(404);

    await press("years.record.withdraw");
    await expect(page.getByText(say("years.done.withdrawn"))).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "2024年5月2日" })).toHaveCount(0);
  });
}

test("a file that is not what it says is refused, and what was typed stays", async ({ browser }) => {
  const { page, say, open, press } = await arrive(browser, "resident-qualifies", { locale: "en" });
  await open("/years/declare");
  await page.getByLabel(say("years.declareForm.kind")).selectOption("tenancy");
  await page.getByLabel(say("years.declareForm.place")).selectOption("320500");
  await page.getByLabel(say("years.declareForm.startOn")).fill("2024-05-02");
  await page.getByLabel(say("years.declareForm.evidence")).setInputFiles({
    ...{ name: "lease.pdf", mimeType: "application/pdf", buffer: Buffer.from("<script>alert(1)</script>") },
  });
  await press("years.declareForm.submit");
  await expect(page.getByText(say("errors.fields.fileType")).first()).toBeVisible();
  await expect(page.getByLabel(say("years.declareForm.startOn"))).toHaveValue("2024-05-02");
});

test("a guardian switches to the child's file, and to nobody else's", async ({ browser }) => {
  const { page, open } = await arrive(browser, "resident-guardian", { locale: "zh" });
  await open("/years");
  const child = page.getByRole("main").getByRole("navigation").first().getByRole("link").nth(1);
  const name = (await child.textContent()) ?? "";
  const address = (await child.getAttribute("href")) ?? "";
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  for (const path of ["/home", "/settle", "/log"]) await open(path);

  const other = await arrive(browser, "resident-qualifies", { locale: "zh" });
  for (const path of ["/years", "/years/declare", "/settle", "/settle/southern-jiangsu/320500", "/log"]) {
    const query = address.slice(address.indexOf("?"));
    const theirs = await other.page.goto(`/zh${path}${query}`);
    const nobodys = await other.page.goto(`/zh${path}?person=018dfce3-bd00-7000-8000-000000000000`);
    const nonsense = await other.page.goto(`/zh${path}?person=1%27--`);
    expect([theirs?.status(), nobodys?.status(), nonsense?.status()]).toEqual([404, 404, 404]);
  }
});

test("who has no mainland registration is told why there is nothing to transfer", async ({ browser }) => {
  const { page, say, open } = await arrive(browser, "resident-hong-kong", { locale: "zh" });
  await open("/settle/southern-jiangsu/320500");
  await expect(page.getByText(say("settle.start.notApplicable"))).toBeVisible();
  await expect(page.getByRole("button", { name: say("settle.start.button") })).toHaveCount(0);
});

test("whoever has an open application is led to it instead of to a second one", async ({ browser }) => {
  const { page, say, open } = await arrive(browser, "resident-papers", { locale: "en" });
  await open("/settle/yangtze-river-delta/310000");
  await expect(page.getByText(say("settle.start.openCase"))).toBeVisible();
  await page.getByRole("link", { name: say("settle.start.openCaseLink") }).click();
  await expect(page.getByRole("main")).toContainText(/Papers needed/);
});

test("what if, and what is told about oneself, live in the address alone", async ({ browser }) => {
  const { page, say, open, press } = await arrive(browser, "resident-nearly", {
    locale: "en",
    javaScriptEnabled: false,
  });
  await open("/settle/yangtze-river-delta/310000");
  await page.getByLabel(say("settle.whatIf.from")).fill("2030-01-01");
  await press("settle.whatIf.button");
  await expect(page).toHaveURL(/plan\.from=2030-01-01/);
  await expect(page.getByText(/If you moved to Shanghai on 1 January 2030/)).toBeVisible();
  await page.goto(page.url().replace("2030-01-01", "2030-02-31"));
  await expect(page.getByText(say("errors.fields.dayExists")).first()).toBeVisible();
});

for (const locale of ["zh", "en"] as const) {
  test(`anyone estimates their years without an account or JavaScript, in ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    const say = words(locale);
    await page.goto(`/${locale}/estimate`);
    await page.getByLabel(say("estimate.destination")).selectOption("southern-jiangsu:320500");
    await page.getByRole("button", { name: say("estimate.continue") }).click();
    await page.getByLabel(say("estimate.birth")).fill("1990-02-03");
    const span = (number: number) =>
      page.getByRole("group").filter({ has: page.locator(`#field-k${number}`) });
    for (const [number, kind] of [
      [1, "residence"],
      [2, "socialInsurance"],
    ] as const) {
      await span(number).getByLabel(say("estimate.kind")).selectOption(kind);
      await span(number).getByLabel(say("estimate.city")).selectOption("320500");
      await span(number).getByLabel(say("estimate.from")).fill("2021-03-01");
    }
    await page.getByRole("button", { name: say("estimate.addSpan") }).click();
    await expect(page.locator("#field-k3")).toBeVisible();
    await expect(page.locator("#field-f2")).toHaveValue("2021-03-01");
    await page.getByRole("button", { name: say("estimate.calculate") }).click();
    await expect(page.getByRole("heading", { name: say("answer.headline.ELIGIBLE") })).toBeVisible();
    await fitsTheWindow(page);
    expect((await context.cookies()).map((cookie) => cookie.name)).toEqual(["hutong-locale"]);
  });
}

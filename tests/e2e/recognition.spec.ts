import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { sha256Hex } from "@/lib/rules";
import { words } from "./support/words";

/** What cities publish of their permits: read by anybody, published by a city's administrator, without JavaScript. */

const SUZHOU = "320500";
const NANJING = "320100";

test.use({ javaScriptEnabled: false });

for (const locale of ["zh", "en"] as const) {
  test(`anybody reads each city's rule, what its permits open, and the document itself (${locale})`, async ({
    page,
    request,
  }) => {
    const text = words(locale);
    await page.goto(`/${locale}/rules`);
    await page.getByRole("link", { name: text("permit-recognition.list.link") }).click();
    await expect(page.getByText(text("permit-recognition.sample.title"))).toBeVisible();
    await page.goto(`/${locale}/rules/permits?zone=southern-jiangsu`);
    await expect(page.getByRole("heading", { name: text("permit-recognition.matrix.title") })).toBeVisible();
    await page.locator(`main a[href$="/rules/permits/${SUZHOU}"]`).click();
    await expect(page.getByRole("heading", { name: text("permit-recognition.cases.title") })).toBeVisible();
    await expect(page.getByText(text("permit-recognition.standing.COMING")).first()).toBeVisible();
    await expect(page.getByText(text("permit-recognition.mark.LAW")).first()).toBeVisible();
    const link = page.locator(`a[href="/api/rules/permits/${SUZHOU}/rights/1"]`);
    const file = await request.get((await link.getAttribute("href")) ?? "");
    expect(file.headers().etag).toBe(`"${sha256Hex(await file.text())}"`);
    await expect(page.getByText(sha256Hex(await file.text()))).toBeVisible();
  });
}

test("a city that is not in the list, and a version that is not there, are not found", async ({
  page,
  request,
}) => {
  for (const path of ["/zh/rules/permits/999999", "/zh/rules/permits/suzhou"]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
  for (const path of ["320500/rule/99", "320500/other/1", "1/rule/1"]) {
    expect((await request.get(`/api/rules/permits/${path}`)).status()).toBe(404);
  }
});

test("a city's administrator is told field by field, sees what would change, and publishes it for a coming day", async ({
  page,
  baseURL,
}) => {
  const text = words("en");
  await page.request.post("/api/demo/sign-in", {
    form: { account: "city-admin-nanjing", locale: "en" },
    headers: { origin: baseURL ?? "" },
  });
  await page.goto("/en/city/permits");
  await page.getByRole("link", { name: text("permit-recognition.admin.change.rule") }).click();
  await page.getByLabel(text("permit-recognition.admin.issueDays")).fill("45");
  await page.getByLabel(text("permit-recognition.admin.effectiveFrom")).fill("2027-03-01");
  await page.getByRole("button", { name: text("permit-recognition.admin.preview") }).click();
  await expect(page.getByRole("link", { name: text("errors.fields.issueDays") })).toBeVisible();
  await expect(page.getByLabel(text("permit-recognition.admin.issueDays"))).toHaveValue("45");
  await page.getByLabel(text("permit-recognition.admin.issueDays")).fill("9");
  await page.getByRole("button", { name: text("permit-recognition.admin.preview") }).click();
  const changed = page.getByRole("row").filter({ hasText: text("permit-recognition.rule.parts.PROMISE") });
  await expect(changed).toContainText("within 9 calendar days");
  await page.getByRole("button", { name: text("permit-recognition.admin.confirm") }).click();
  await expect(page.getByText(text("permit-recognition.admin.publishedBody"))).toBeVisible();
  await page.goto(`/en/rules/permits/${NANJING}`);
  const coming = page
    .getByRole("row")
    .filter({ has: page.getByText(text("permit-recognition.standing.COMING")) });
  await expect(coming.first()).toContainText("1 March 2027");
  // In force is still the rule before it.
  await expect(page.getByText("within 10 calendar days")).toBeVisible();
});

test("an administrator names a service, gives it to permits of named cities, and it stands on the public page", async ({
  page,
  baseURL,
}) => {
  const text = words("en");
  await page.request.post("/api/demo/sign-in", {
    form: { account: "city-admin-nanjing", locale: "en" },
    headers: { origin: baseURL ?? "" },
  });
  await page.goto("/en/city/permits/rights");
  await page.locator('[name="o2.code"]').fill("CANAL_MUSEUM");
  await page.locator('[name="o2.zh"]').fill("运河博物馆免费参观");
  await page.locator('[name="o2.en"]').fill("Free entry to the canal museum");
  await page.locator('[name="effectiveFrom"]').fill("2027-04-01");
  await page.getByRole("button", { name: text("permit-recognition.admin.preview") }).click();
  await page.locator('[id="field-r5.of"]').selectOption("CITIES");
  await page.locator('[id="field-r5.cities"]').fill("Wuxi, Suzhou");
  await page.locator('[id="field-r5.months"]').fill("3");
  await page.locator('[type="checkbox"][name="r5.codes"][value="OWN_CANAL_MUSEUM"]').check();
  await page.getByRole("button", { name: text("permit-recognition.admin.preview") }).click();
  await expect(
    page.getByText("Permits of Wuxi and Suzhou, after 3 months: Free entry to the canal museum"),
  ).toBeVisible();
  await page.getByRole("button", { name: text("permit-recognition.admin.confirm") }).click();
  await expect(page.getByText(text("permit-recognition.admin.publishedBody"))).toBeVisible();
});

test("the pages have no faults that can be found by machine", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: true });
  await context.request.post("/api/demo/sign-in", {
    form: { account: "city-admin-suzhou", locale: "zh" },
    headers: { origin: baseURL ?? "" },
  });
  const page = await context.newPage();
  for (const path of [
    "/zh/rules/permits",
    `/en/rules/permits/${SUZHOU}`,
    "/zh/city/permits",
    "/en/city/permits/rule",
    "/zh/city/permits/rights",
  ]) {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
  }
  await context.close();
});

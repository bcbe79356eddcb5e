import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { words } from "./support/words";

/** From the register to a pack and its file, without JavaScript, in both languages. */

test.use({ javaScriptEnabled: false });

for (const locale of ["zh", "en"] as const) {
  test(`anybody finds a historical rule, reads that it is no law, and takes its document along (${locale})`, async ({
    page,
    request,
  }) => {
    const text = words(locale);
    await page.goto(`/${locale}/rules`);
    await page.getByRole("link", { name: text("packs.register.link") }).click();
    await expect(page.getByText(text("packs.notLaw.title"))).toBeVisible();

    const row = page.getByRole("row").filter({ has: page.locator('a[href$="/rules/packs/foshan-2016"]') });
    await expect(row.getByText(text("packs.standing.historical"))).toBeVisible();
    await row.locator('a[href$="/rules/packs/foshan-2016"]').click();
    await expect(page.getByText(text("packs.notLaw.title"))).toBeVisible();
    await expect(page.getByRole("heading", { name: text("packs.pack.examples") })).toBeVisible();

    const link = page.getByRole("link", { name: "foshan-2016.json" });
    const file = await request.get((await link.getAttribute("href")) ?? "");
    expect(file.headers()["content-type"]).toContain("application/json");
    expect(await file.text()).toBe(readFileSync("public/rule-packs/foshan-2016.json", "utf8"));
  });

  test(`each version of a pack has an address of its own (${locale})`, async ({ page }) => {
    const text = words(locale);
    await page.goto(`/${locale}/rules/packs/tianjin-2014`);
    const versions = page.getByRole("navigation", { name: text("packs.pack.versions") }).getByRole("link");
    await expect(versions).toHaveCount(2);
    const latest = await page.getByRole("heading", { level: 1 }).textContent();
    await versions.first().click();
    await expect(page).toHaveURL(/\?version=1$/);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(latest ?? "");
  });
}

test("a pack that is not in the list is not found", async ({ page }) => {
  const response = await page.goto("/zh/rules/packs/nowhere-2000");
  expect(response?.status()).toBe(404);
});

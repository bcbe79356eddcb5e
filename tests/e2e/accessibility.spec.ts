import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ACCOUNT, addressesOf, clientOf, residentAccounts } from "./support/roles";
import { listRoutes } from "./support/routes";

/** axe on every page, in both languages; and no page wider than a phone. */

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

// A trace of some thousand requests is of no use to anybody.
test.use({ trace: "off" });

const routes = listRoutes();

async function accounts(): Promise<(string | null)[]> {
  const { RESIDENT: _resident, ...staff } = ACCOUNT;
  return [null, ...Object.values(staff), ...residentAccounts().map(({ key }) => key)];
}

for (const locale of ["zh", "en"] as const) {
  test(`nothing stands in anybody's way on any page (${locale})`, async ({ browser, baseURL }) => {
    test.setTimeout(900_000);
    const checked = new Set<string>();
    const findings: string[] = [];
    for (const account of await accounts()) {
      const client = await clientOf(baseURL ?? "", account);
      const who = Object.entries(ACCOUNT).find(([, key]) => key === account)?.[0] ?? account ?? "NOBODY";
      const addresses = await addressesOf(client, who, routes, 1);
      const context = await browser.newContext({
        storageState: await client.storageState(),
        viewport: DESKTOP,
      });
      const page = await context.newPage();
      for (const [pattern, [pathname = "/"]] of addresses) {
        if (checked.has(pattern)) continue;
        checked.add(pattern);
        findings.push(...(await findingsOn(page, `/${locale}${pathname === "/" ? "" : pathname}`)));
      }
      await context.close();
      await client.dispose();
    }
    expect(findings).toEqual([]);
  });
}

async function findingsOn(page: Page, address: string): Promise<string[]> {
  await page.setViewportSize(DESKTOP);
  await page.goto(address);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(({ id, nodes }) => `${address}: ${id} at ${nodes[0]?.target.join(" ")}`);
  await page.setViewportSize(PHONE);
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
  return isTooWide ? [...found, `${address}: wider than a phone`] : found;
}

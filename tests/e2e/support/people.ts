import { type Browser, expect, type Page } from "@playwright/test";
import { type Locale, words } from "./words";

/** Somebody at their own browser: one cookie jar each. */
export interface Person {
  page: Page;
  say: (key: string) => RegExp;
  /** Goes to a page of the product in their language. */
  open: (address: string) => Promise<void>;
  press: (key: string) => Promise<void>;
  follow: (key: string) => Promise<void>;
}

/** Signs in with one click on the demonstration's sign-in page. */
export async function arrive(
  browser: Browser,
  account: string,
  how: { locale: Locale; width?: number; javaScriptEnabled?: boolean },
): Promise<Person> {
  const { locale, width = 1280, ...options } = how;
  const context = await browser.newContext({ ...options, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const say = words(locale);
  const main = page.getByRole("main");
  const open = async (address: string) => {
    const response = await page.goto(`/${locale}${address}`);
    expect(response?.status()).toBe(200);
  };
  await open("/sign-in");
  await page.locator(`form:has(input[value="${account}"])`).getByRole("button").click();
  await expect(page).not.toHaveURL(/sign-in/);
  return {
    page,
    say,
    open,
    press: (key) =>
      main
        .getByRole("button", { name: say(key) })
        .first()
        .click(),
    follow: (key) =>
      main
        .getByRole("link", { name: say(key) })
        .first()
        .click(),
  };
}

/** Sees that nothing on the page is wider than the window. */
export async function fitsTheWindow(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide, page.url()).toBeLessThanOrEqual(1);
}

import { test as base, expect, type Page } from "@playwright/test";
import { openPermitOffice, type PermitOffice } from "./permit-office";
import { publishLists } from "./shown-permits";
import { words } from "./words";

/** The page on which permits are checked, on a phone, with the lists of an office of its own. */
export const test = base.extend<{
  office: PermitOffice;
  /** Goes to the page, before that office. */
  open: (page: Page, locale?: string) => Promise<void>;
}>({
  viewport: { width: 390, height: 844 },
  office: async ({ baseURL }, use) => {
    const office = await openPermitOffice(baseURL ?? "");
    await publishLists(office.publications);
    await use(office);
    await office.close();
  },
  open: async ({ office }, use) => {
    await use(async (page, locale = "zh") => {
      const response = await page.goto(`${office.origin}/${locale}/check`);
      expect(response?.status()).toBe(200);
    });
  },
});

export const say = words("zh");

/** The page has asked for the lists, and has them all. */
export async function listsAreHere(page: Page): Promise<void> {
  await expect(page.getByText(say("check.lists.refreshed"))).toBeVisible();
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel(say("check.text.label")).fill(text);
  await page.getByRole("button", { name: "核验", exact: true }).click();
}

export const result = (page: Page) => page.getByRole("region", { name: say("check.result") });

export async function isAnswered(page: Page, answer: string, reason = ""): Promise<void> {
  await expect(result(page)).toHaveAttribute("data-answer", answer);
  await expect(result(page)).toHaveAttribute("data-reason", reason);
  await expect(result(page).getByRole("heading", { name: say(`check.answer.${answer}.word`) })).toBeVisible();
}

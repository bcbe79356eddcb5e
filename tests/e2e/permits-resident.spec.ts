import { type Browser, expect, test } from "@playwright/test";
import { arrive, fitsTheWindow, type Person } from "./support/people";

/** What residents do about permits alone, on a phone. Whatever is handed in is taken back, so nothing of it stays. */

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const SUZHOU = "320500";
const PHONE = 390;

async function phone(browser: Browser, account: string, javaScriptEnabled = true): Promise<Person> {
  return arrive(browser, account, { locale: "zh", width: PHONE, javaScriptEnabled });
}

/** Fills in the answers of a first application, gets the phone number wrong once, and puts it right. */
async function answer({ page, say, follow, press }: Person) {
  await follow("permits.draft.details");
  await expect(page.getByRole("heading", { level: 1, name: say("permits.draft.details") })).toBeVisible();
  await fitsTheWindow(page);
  await page.getByLabel(say("permits.details.bases.JOB")).check();
  await page.getByLabel(say("permits.details.address")).fill("苏州市姑苏区人民路100号3幢201室");
  await page.getByLabel(say("permits.details.phone")).fill("12345");
  await press("permits.draft.save");
  await expect(page.getByText(say("errors.fields.phone")).first()).toBeVisible();
  await expect(page.getByLabel(say("permits.details.phone"))).toHaveValue("12345");
  await expect(page.getByLabel(say("permits.details.address"))).toHaveValue(
    "苏州市姑苏区人民路100号3幢201室",
  );
  await expect(page.getByLabel(say("permits.details.bases.JOB"))).toBeChecked();
  await page.getByLabel(say("permits.details.phone")).fill("138 0000 0000");
  await press("permits.draft.save");
  await expect(page.getByText(say("permits.draft.done")).first()).toBeVisible();
}

/** Declares, hands in and goes to the application's own page. */
async function handIn({ page, say, follow, press }: Person) {
  await follow("permits.draft.check");
  await expect(page.getByRole("heading", { level: 1, name: say("permits.draft.check") })).toBeVisible();
  await fitsTheWindow(page);
  await press("permits.check.submit");
  await expect(page.getByText(say("errors.fields.declare")).first()).toBeVisible();
  await page.getByLabel(say("permits.check.declare")).check();
  await press("permits.check.submit");
  await expect(page.getByRole("heading", { level: 1, name: say("permits.submitted.title") })).toBeVisible();
  await fitsTheWindow(page);
  await follow("permits.submitted.follow");
  await expect(page.getByText(say("permits.application.state.SUBMITTED")).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: say("permits.application.history") })).toBeVisible();
  await fitsTheWindow(page);
}

async function takeBack({ page, say, follow, press }: Person) {
  await follow("permits.withdraw.link");
  await press("permits.withdraw.button");
  await expect(page.getByText(say("permits.done.withdrawn"))).toBeVisible();
  await expect(page.getByText(say("permits.application.state.WITHDRAWN")).first()).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test(`a first permit is applied for, handed in and taken back, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browser,
  }) => {
    const person = await phone(browser, "resident-apply", javaScriptEnabled);
    const { page, say, open, press, follow } = person;
    await open("/permits");
    await fitsTheWindow(page);
    await expect(page.getByText(say("permits.first.outlook.YES"))).toBeVisible();
    await follow("permits.first.apply");
    await expect(page.getByLabel(say("permits.apply.place"))).toHaveValue(SUZHOU);
    await fitsTheWindow(page);
    await press("permits.start.FIRST_ISSUE");
    await expect(page.getByRole("heading", { name: say("permits.eligibility.title") })).toBeVisible();
    await fitsTheWindow(page);
    await answer(person);

    await follow("permits.draft.papers");
    await page.getByLabel(say("permits.papers.kind")).selectOption("ADDRESS_PROOF");
    await page.getByLabel(say("permits.papers.file")).setInputFiles({
      ...{ name: "租赁合同.png", mimeType: "image/png", buffer: PNG },
    });
    await press("permits.papers.upload");
    const paper = page.getByRole("link", { name: "租赁合同.png" });
    await expect(paper).toBeVisible();
    const address = (await paper.getAttribute("href")) ?? "";
    expect((await page.request.get(address)).status()).toBe(200);
    await follow("permits.draft.back");
    await handIn(person);

    const stranger = await arrive(browser, "resident-nearly", { locale: "en" });
    expect((await stranger.page.request.get(address)).status()).toBe(404);
    expect((await stranger.page.goto(page.url().replace("/zh/", "/en/")))?.status()).toBe(404);
    await takeBack(person);
  });
}

test("a first permit is applied for by a guardian, and is the child's", async ({ browser }) => {
  const person = await phone(browser, "resident-guardian");
  const { page, say, open, press } = person;
  await open("/permits");
  const child = page.getByRole("main").getByRole("navigation").first().getByRole("link").nth(1);
  const name = (await child.textContent()) ?? "";
  await child.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await page.goto(page.url().replace("/permits?", "/permits/apply?"));
  await page.getByLabel(say("permits.apply.place")).selectOption("310000");
  await press("permits.start.FIRST_ISSUE");
  await expect(page.getByText(say("permits.application.whose"))).toContainText(name);
  await expect(page.getByText(say("permits.eligibility.stillPossible"))).toBeVisible();
  await answer(person);
  await handIn(person);
  await takeBack(person);
});

test("an endorsement is handed in within its window, and the permit waits for the office", async ({
  browser,
}) => {
  const person = await phone(browser, "resident-permit-due");
  const { page, say, open, press, follow } = person;
  await open("/home");
  await follow("resident.home.endorse");
  await expect(page.getByText(say("permits.next.WINDOW_OPEN")).first()).toBeVisible();
  await expect(page.getByText(say("permits.late.sentence")).first()).toBeVisible();
  await fitsTheWindow(page);
  const permit = page.url();
  await press("permits.start.ENDORSEMENT");
  await follow("permits.draft.details");
  await expect(page.getByLabel(say("permits.details.address"))).not.toHaveValue("");
  await page.getByLabel(say("permits.details.bases.JOB")).check();
  await page.getByLabel(say("permits.details.phone")).fill("13800000000");
  await press("permits.draft.save");
  await handIn(person);
  await page.goto(permit);
  await expect(page.getByText(say("permits.next.HANDED_IN")).first()).toBeVisible();
  await expect(page.getByRole("button", { name: say("permits.start.ENDORSEMENT") })).toHaveCount(0);
  await page
    .getByRole("link", { name: say("permits.apply.toOpen") })
    .first()
    .click();
  await takeBack(person);

  const stranger = await arrive(browser, "resident-nearly", { locale: "en" });
  expect((await stranger.page.goto(permit.replace("/zh/", "/en/")))?.status()).toBe(404);
});

test("a move whose days do not fit is said so at its field, and what was typed stays", async ({
  browser,
}) => {
  const { page, say, open, press, follow } = await phone(browser, "resident-permit", false);
  await open("/permits/apply");
  await expect(page.getByText(say("permits.apply.tooEarly"))).toBeVisible();
  await press("permits.start.ADDRESS_CHANGE");
  await follow("permits.draft.details");
  await page.getByLabel(say("permits.details.newAddress")).fill("苏州市虎丘区狮山路1号");
  await page.getByLabel(say("permits.details.leftOn")).fill("2026-11-10");
  await page.getByLabel(say("permits.details.movedOn")).fill("2026-11-09");
  await page.getByLabel(say("permits.details.phone")).fill("13800000000");
  await press("permits.draft.save");
  await expect(page.getByText(say("errors.fields.afterLeft")).first()).toBeVisible();
  await expect(page.getByLabel(say("permits.details.movedOn"))).toHaveValue("2026-11-09");
  await expect(page.getByLabel(say("permits.details.newAddress"))).toHaveValue("苏州市虎丘区狮山路1号");
  await page.getByRole("link", { name: say("permits.draft.cancel") }).click();
  await follow("permits.draft.discard");
  await press("permits.withdraw.buttonDraft");
  await expect(page.getByText(say("permits.done.withdrawn"))).toBeVisible();
});

test("what giving a permit up does is said before it is done, and nothing happens unasked", async ({
  browser,
}) => {
  const { page, say, open, press, follow } = await phone(browser, "resident-permit");
  await open("/permits");
  await follow("permits.card.title");
  await follow("permits.giveUp.link");
  await expect(page.getByText(say("permits.giveUp.years"))).toBeVisible();
  await fitsTheWindow(page);
  await press("permits.giveUp.button");
  await expect(page.getByText(say("errors.fields.giveUp")).first()).toBeVisible();
  await follow("permits.giveUp.keep");
  await expect(page.getByText(say("permits.state.IN_FORCE")).first()).toBeVisible();
});

test("a guardian's menu counts the child's notices until they are read", async ({ browser }) => {
  const { page, say, open, press } = await phone(browser, "resident-permit-guardian");
  await open("/notices");
  await fitsTheWindow(page);
  await expect(page.getByText(say("notices.kinds.PERMIT_REMIND_30.title")).first()).toBeVisible();
  const menu = page.getByRole("link", { name: say("navigation.resident.notices") }).first();
  await expect(menu).toHaveText(/\d/);
  await press("notices.readAll");
  await expect(page.getByText(say("notices.done"))).toBeVisible();
  await expect(menu).not.toHaveText(/\d/);
});

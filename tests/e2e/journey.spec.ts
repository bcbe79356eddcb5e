import { expect, type Page, test } from "@playwright/test";
import { arrive, fitsTheWindow, type Person } from "./support/people";
import { dayAfter, moveClock } from "./support/time";
import type { Locale } from "./support/words";

/**
 * One resident's transfer, from the ledger of years to the new registration, by everyone it takes: in both
 * languages, at a desk and on a phone. One after the other, because the clock that they move is everybody's.
 */
test.describe.configure({ mode: "serial" });

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface Walk {
  locale: Locale;
  width: number;
  zone: string;
  destination: { code: string; clerk: string; supervisor: string };
  origin: { clerk: string };
  resident: string;
}

const AT_A_DESK: Walk = {
  ...{ locale: "zh", width: 1280, zone: "southern-jiangsu", resident: "resident-qualifies" },
  destination: { code: "320500", clerk: "clerk-suzhou", supervisor: "supervisor-suzhou" },
  origin: { clerk: "clerk-nanjing" },
};

const ON_A_PHONE: Walk = {
  ...{ locale: "en", width: 390, zone: "southern-jiangsu", resident: "resident-nearly" },
  destination: { code: "320100", clerk: "clerk-nanjing", supervisor: "supervisor-nanjing" },
  origin: { clerk: "clerk-suzhou" },
};

test("a resident in Suzhou moves their registration from Nanjing, at a desk, in Chinese", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await walk(await arriveAll(browser, AT_A_DESK), AT_A_DESK);
});

test("who is nearly there is told the day, qualifies on it and not before, and moves by phone, in English", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const people = await arriveAll(browser, ON_A_PHONE);
  const { resident } = people;
  const address = `/settle/${ON_A_PHONE.zone}/${ON_A_PHONE.destination.code}`;
  await resident.open(address);
  const verdict = resident.page.getByRole("main");
  await expect(verdict).toContainText(/Will qualify for Nanjing from \d+ \w+ \d{4}/);
  const text = (await verdict.textContent()) ?? "";
  const first = dayAfter(text.match(/from (\d+ \w+ \d{4})/)?.[1] ?? "", 0);
  await moveClock(resident.page, dayAfter(first, -1));
  await resident.open(address);
  await expect(verdict).toContainText("Will qualify for Nanjing");
  await moveClock(resident.page, first);
  await resident.open(address);
  await expect(verdict).toContainText("Qualifies for Nanjing today");
  await walk(people, ON_A_PHONE);
});

type People = Record<"resident" | "clerk" | "supervisor" | "origin", Person>;

async function arriveAll(browser: Parameters<typeof arrive>[0], at: Walk): Promise<People> {
  return {
    resident: await arrive(browser, at.resident, at),
    clerk: await arrive(browser, at.destination.clerk, at),
    supervisor: await arrive(browser, at.destination.supervisor, at),
    origin: await arrive(browser, at.origin.clerk, at),
  };
}

async function walk({ resident, clerk, supervisor, origin }: People, at: Walk): Promise<void> {
  await resident.open("/years");
  await fitsTheWindow(resident.page);
  await resident.open(`/settle/${at.zone}/${at.destination.code}`);
  await expect(resident.page.getByRole("main")).toContainText(/今天已符合|Qualifies for/);
  await fitsTheWindow(resident.page);
  const reference = await apply(resident);

  await openCase(clerk, reference);
  await clerk.press("desk.case.act.ACCEPT.button");
  await settled(clerk.page);
  await openCase(clerk, reference);
  await clerk.press("desk.case.act.PROPOSE_APPROVAL.button");
  await settled(clerk.page);
  await openCase(clerk, reference);
  await expect(
    clerk.page.getByRole("button", { name: clerk.say("desk.case.act.APPROVE.button") }),
  ).toHaveCount(0);

  await openCase(supervisor, reference);
  await supervisor.press("desk.case.act.APPROVE.button");
  await settled(supervisor.page);

  await openCase(origin, reference);
  await fitsTheWindow(origin.page);
  await origin.press("desk.case.act.CONFIRM_ORIGIN.button");
  await settled(origin.page);

  // All three read the same end; the person's home says where they are registered now.
  for (const officer of [clerk, supervisor, origin]) {
    await openCase(officer, reference);
    await expect(officer.page.getByRole("main")).toContainText(
      officer.say("decision.events.REGISTRATION_MOVED").source.replace("^\\s*", ""),
    );
  }
  await resident.open(`/transfers/${reference}`);
  await expect(resident.page.getByText(resident.say("transfer.state.SETTLED")).first()).toBeVisible();
  await fitsTheWindow(resident.page);
  await resident.open("/home");
  await expect(resident.page.getByRole("main")).toContainText(
    at.destination.code === "320500" ? "苏州" : "Nanjing",
  );
}

/** From the destination's page to a submitted application; gives its reference. */
async function apply(resident: Person): Promise<string> {
  const { page, say } = resident;
  await resident.press("settle.start.button");
  await expect(page).toHaveURL(/\/transfers\/[0-9]{4}-[0-9]{4}-\w{4}-.{4}/);
  const reference = page.url().match(/transfers\/([^/?#]+)/)?.[1] ?? "";
  await fitsTheWindow(page);

  await resident.follow("transfer.draft.address");
  await resident.press("transfer.draft.save");
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await page.getByRole("radio", { name: say("transfer.address.kinds.RENTED_HOME") }).check();
  await page.getByLabel(say("transfer.address.address")).fill("中山路100号3幢502室");
  await page.getByLabel(say("transfer.address.holder")).fill("王建国");
  await resident.press("transfer.draft.save");
  await expect(page).toHaveURL(/\/transfers\/[^/]+$/);

  await resident.follow("transfer.draft.contact");
  await page.getByLabel(say("transfer.contact.phone")).fill("12345");
  await resident.press("transfer.draft.save");
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await expect(page.getByLabel(say("transfer.contact.phone"))).toHaveValue("12345");
  await page.getByLabel(say("transfer.contact.phone")).fill("13800000000");
  await resident.press("transfer.draft.save");
  await expect(page).toHaveURL(/\/transfers\/[^/]+$/);

  await resident.follow("transfer.draft.papers");
  await page.getByLabel(say("transfer.papers.kind")).selectOption("LANDING_PROOF");
  await page
    .getByLabel(say("transfer.papers.file"))
    .setInputFiles({ name: "lease.png", mimeType: "image/png", buffer: PNG });
  await resident.press("transfer.papers.upload");
  await expect(page.getByText("lease.png")).toBeVisible();

  await resident.open(`/transfers/${reference}/check`);
  await fitsTheWindow(page);
  await resident.press("transfer.check.submit");
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await page.getByRole("checkbox", { name: say("transfer.check.declare") }).check();
  await resident.press("transfer.check.submit");
  await expect(page).toHaveURL(/\/submitted/);
  await expect(page.getByRole("main")).toContainText(reference);
  return reference;
}

async function openCase(officer: Person, reference: string): Promise<void> {
  await officer.open(`/desk/cases/${reference}`);
}

/** The step is done: the page says so in its address. */
async function settled(page: Page): Promise<void> {
  await expect(page).toHaveURL(/done=/);
}

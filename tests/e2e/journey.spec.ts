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

test("a changed coefficient, published by a second admin, changes the answer on its day and not before", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const author = await arrive(browser, "policy-admin-1-southern-jiangsu", { locale: "en" });
  const publisher = await arrive(browser, "policy-admin-2-southern-jiangsu", { locale: "zh", width: 390 });
  const { page, say } = author;
  const today: string = (await (await page.request.get("/api/health")).json()).today;
  const effective = dayAfter(today, 10);

  await author.press("policy.versions.copy");
  await expect(page).toHaveURL(/drafts/);
  await page.locator('[name="k.large-1.mega"]').fill("1.23456");
  await author.press("policy.matrix.save");
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await expect(page.locator('[name="k.large-1.mega"]')).toHaveValue("1.23456");
  await page.locator('[name="k.large-1.mega"]').fill("0.5");
  await page.getByLabel(say("policy.effectiveFrom")).fill(effective);
  await author.press("policy.matrix.save");
  await expect(page.getByText(say("policy.draft.saved"))).toBeVisible();
  await expect(page.getByText("A year in a Type I large city now counts 0.5 instead of 1")).toBeVisible();
  // The notice is short, and the one cell leaves the other pairs to the default: the checks want to know why.
  const reason = "Tried out on a few people first.";
  await author.press("policy.steps.SUBMIT.button");
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  for (const field of await page.locator('textarea[name^="reason."]').all()) await field.fill(reason);
  await author.press("policy.steps.SUBMIT.button");
  await expect(page.getByText(reason).first()).toBeVisible();
  await expect(page.getByRole("button", { name: say("policy.steps.PUBLISH.button") })).toHaveCount(0);
  await expect(page.getByText(say("policy.steps.secondPerson"))).toBeVisible();

  await publisher.open(new URL(page.url()).pathname.replace(/^\/en/, ""));
  await fitsTheWindow(publisher.page);
  await publisher.press("policy.steps.PUBLISH.button");
  await expect(publisher.page.getByText(publisher.say("policy.draftStatus.PUBLISHED")).first()).toBeVisible();
  await publisher.page.locator('main a[href*="/rules/southern-jiangsu/"]').click();
  await expect(publisher.page.getByText(reason).first()).toBeVisible();
  await author.open("/rules/southern-jiangsu");
  await expect(page.getByText(say("policy.standing.COMING"))).toBeVisible();

  // Ten months in Nanjing and twenty before in Suzhou: 30 of the 24 it takes, and from that day on only 20.
  const answer = async () => {
    await author.open("/estimate");
    await page.getByLabel(say("estimate.destination")).selectOption("southern-jiangsu:320100");
    await page.getByRole("button", { name: say("estimate.continue") }).click();
    await page.getByLabel(say("estimate.birth")).fill("1990-02-03");
    for (const [number, kind, city, from, to] of [
      [1, "residence", "320100", dayAfter(today, -305), ""],
      [2, "socialInsurance", "320100", dayAfter(today, -305), ""],
      [3, "residence", "320500", dayAfter(today, -930), dayAfter(today, -310)],
      [4, "socialInsurance", "320500", dayAfter(today, -930), dayAfter(today, -310)],
    ] as const) {
      if (number > 2) await page.getByRole("button", { name: say("estimate.addSpan") }).click();
      const span = page.getByRole("group").filter({ has: page.locator(`#field-k${number}`) });
      await span.getByLabel(say("estimate.kind")).selectOption(kind);
      await span.getByLabel(say("estimate.city")).selectOption(city);
      await span.getByLabel(say("estimate.from")).fill(from);
      await span.getByLabel(say("estimate.to")).fill(to);
    }
    await page.getByRole("button", { name: say("estimate.calculate") }).click();
    return page.getByRole("heading", { name: say("answer.headline.ELIGIBLE") });
  };
  await moveClock(page, dayAfter(effective, -1));
  await expect(await answer()).toBeVisible();
  await moveClock(page, effective);
  await answer();
  await expect(page.getByRole("heading", { name: say("answer.headline.FROM") })).toBeVisible();
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

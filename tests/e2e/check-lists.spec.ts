import { expect } from "@playwright/test";
import QRCode from "qrcode";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import { DAY, shownAt } from "../permits/credential-world";
import { isAnswered, listsAreHere, paste, result, say, test } from "./support/check-page";
import { residentAccounts } from "./support/roles";
import { ALL, aPermit, at, publishLists, shownNow, withStatus } from "./support/shown-permits";

/** What the page knows: lists that are new, old, missing or wrong, and no network at all. */

test("a suspended and a revoked permit are called so", async ({ page, open, office }) => {
  for (const [status, answer, reason] of [
    ["SUSPENDED", "SUSPENDED", ""],
    ["REVOKED", "REVOKED", "PERMIT_REVOKED"],
  ] as const) {
    await publishLists(office.publications, { statuses: withStatus(status) });
    await open(page);
    await listsAreHere(page);
    await paste(page, await shownNow());
    await isAnswered(page, answer, reason);
  }
});

test("without lists nothing is valid; when they come, the same text is", async ({ page, open, office }) => {
  const lists = new Map(office.publications);
  office.publications.clear();
  await open(page);
  await expect(page.getByText(say("check.lists.problem.TRUST_LIST_UNREACHABLE"))).toBeVisible();
  await expect(page.getByText(say("check.lists.none"))).toBeVisible();
  const shown = await shownNow();
  await paste(page, shown);
  await isAnswered(page, "CANNOT_TELL", "TRUST_LIST_MISSING");
  for (const [path, text] of lists) office.publications.set(path, text);
  await paste(page, shown);
  await isAnswered(page, "VALID");
});

test("lists that have run out say so, and make nothing valid", async ({ page, open, office }) => {
  await publishLists(office.publications, { age: 3 * DAY, trustAge: 3_600_000 });
  await open(page);
  await expect(page.getByText(/已于.*失效/).first()).toBeVisible();
  await paste(page, await shownNow());
  await isAnswered(page, "CANNOT_TELL", "STATUS_LIST_TOO_OLD");
  await publishLists(office.publications, { age: 8 * DAY });
  await page.getByRole("button", { name: say("check.lists.refresh") }).click();
  await paste(page, await shownNow());
  await isAnswered(page, "CANNOT_TELL", "TRUST_LIST_TOO_OLD");
});

for (const [days, reason] of [
  [1, "PROOF_TOO_OLD"],
  [-1, "STATUS_LIST_FROM_THE_FUTURE"],
] as const) {
  test(`a clock that is off by ${days} day makes nobody a forger, and is told`, async ({
    page,
    open,
    office,
  }) => {
    await page.clock.setFixedTime(at(days * DAY));
    await publishLists(office.publications, { age: days > 0 ? -DAY + 60_000 : 3_600_000 });
    await open(page);
    await paste(page, await shownNow());
    await expect(result(page)).toHaveAttribute("data-answer", "CANNOT_TELL");
    await expect(result(page)).toHaveAttribute("data-reason", days > 0 ? reason : /FROM_THE_FUTURE$/);
    const warning = days > 0 ? "check.lists.clockAhead" : "check.lists.clockBehind";
    await expect(page.getByText(say(warning))).toBeVisible();
  });
}

test("the page that is kept bears nobody's name", async ({ page, context, baseURL, open }) => {
  const [someone] = residentAccounts();
  // Cookies know no port: who signs in at the product is signed in at the office before it, too.
  await context.request.post(`${baseURL}/api/demo/sign-in`, {
    form: { account: someone?.key ?? "", locale: "zh" },
    headers: { origin: baseURL ?? "" },
  });
  await open(page);
  await expect(page.getByRole("banner")).toContainText(someone?.name ?? "");
  await expect(page.getByText(say("check.lists.offline"))).toBeVisible();
  const kept = await page.evaluate(async () => (await caches.match("/zh/check"))?.text());
  expect(kept).toContain("核验居住证");
  expect(kept).not.toContain(someone?.name ?? "");
});

test("once loaded it opens and checks without a network, and keeps no other page", async ({
  page,
  context,
  open,
}) => {
  await open(page);
  await expect(page.getByText(say("check.lists.offline"))).toBeVisible();
  await listsAreHere(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(say("check.lists.problem.TRUST_LIST_UNREACHABLE"))).toBeVisible();
  const permit = await aPermit();
  await paste(page, qrTextOf(await shownAt(permit, at(), ALL)));
  await isAnswered(page, "VALID");
  const picture = await QRCode.toBuffer(qrTextOf(await shownAt(permit, at(), { years: [1] })), { scale: 4 });
  await page
    .getByLabel(say("check.picture.choose"))
    .setInputFiles({ name: "code.png", mimeType: "image/png", buffer: picture });
  await isAnswered(page, "VALID");
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => !path.startsWith("/_next/static/"))).toEqual(["/zh/check"]);
  await context.setOffline(false);
});

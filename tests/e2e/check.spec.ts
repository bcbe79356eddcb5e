import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import QRCode from "qrcode";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import { DAY, FACTS, holder, shownAt } from "../permits/credential-world";
import { fitsTheWindow } from "./support/people";
import { openPermitOffice, type PermitOffice } from "./support/permit-office";
import { residentAccounts } from "./support/roles";
import { ALL, aCard, aPermit, at, publishLists, shownNow, withStatus } from "./support/shown-permits";
import { words } from "./support/words";

/** Checking permits on a phone. */

test.use({ viewport: { width: 390, height: 844 } });

let office: PermitOffice;
test.beforeEach(async ({ baseURL }) => {
  office = await openPermitOffice(baseURL ?? "");
  await publishLists(office.publications);
});
test.afterEach(() => office.close());

const say = words("zh");

async function open(page: Page, locale = "zh"): Promise<void> {
  const response = await page.goto(`${office.origin}/${locale}/check`);
  expect(response?.status()).toBe(200);
}

/** The page has asked for the lists, whatever came of it. */
async function listsAreHere(page: Page): Promise<void> {
  await expect(page.getByText(say("check.lists.refreshed"))).toBeVisible();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel(say("check.text.label")).fill(text);
  await page.getByRole("button", { name: "核验", exact: true }).click();
}

const result = (page: Page) => page.getByRole("region", { name: say("check.result") });

async function isAnswered(page: Page, answer: string, reason = ""): Promise<void> {
  await expect(result(page)).toHaveAttribute("data-answer", answer);
  await expect(result(page)).toHaveAttribute("data-reason", reason);
  await expect(result(page).getByRole("heading", { name: say(`check.answer.${answer}.word`) })).toBeVisible();
}

test("a pasted permit is valid, and shows what its holder chose and nothing else", async ({ page }) => {
  await open(page);
  await listsAreHere(page);
  await paste(page, qrTextOf(await shownNow()));
  await isAnswered(page, "VALID");
  await expect(result(page)).toBeFocused();
  for (const told of [FACTS.permitNumber, FACTS.person.name, "1990年3月7日", "义务教育"])
    await expect(result(page).getByText(told)).toBeVisible();
  for (const kept of [FACTS.person.idNumber, FACTS.person.residenceAddress, "公民身份号码", "居住地住址"])
    await expect(page.locator("body")).not.toContainText(kept);
  await fitsTheWindow(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  await page.getByRole("button", { name: say("check.again") }).click();
  await expect(result(page)).toBeHidden();
});

for (const locale of ["zh", "en"] as const) {
  test(`nothing stands in anybody's way before anything is checked (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, locale);
    const told = words(locale);
    await expect(page.getByText(told("check.lists.refreshed"))).toBeVisible();
    await page.getByText(told("check.challenge.title")).click();
    await page.getByRole("button", { name: told("check.challenge.make") }).click();
    await expect(page.getByRole("region", { name: told("check.challenge.active") })).toBeFocused();
    await fitsTheWindow(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  });
}

test("a picture of the code is enough", async ({ page }) => {
  await open(page);
  await listsAreHere(page);
  const text = qrTextOf(await shownNow({ zones: ["yangtze-river-delta"], years: [5] }));
  const picture = await QRCode.toBuffer(text, { errorCorrectionLevel: "L", scale: 4 });
  await page
    .getByLabel(say("check.picture.choose"))
    .setInputFiles({ name: "code.png", mimeType: "image/png", buffer: picture });
  await isAnswered(page, "VALID");
  await expect(result(page).getByText("居住至少满 5 年")).toBeVisible();
});

test("a picture without a code, and a file that is none, are told so", async ({ page }) => {
  await open(page);
  const empty = await QRCode.toBuffer("x", { scale: 1, color: { dark: "#ffffffff" } });
  const input = page.getByLabel(say("check.picture.choose"));
  await input.setInputFiles({ name: "empty.png", mimeType: "image/png", buffer: empty });
  await expect(page.getByText(say("check.picture.problem.NO_CODE"))).toBeVisible();
  await input.setInputFiles({ name: "text.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText(say("check.picture.problem.NOT_A_PICTURE"))).toBeVisible();
});

test("a card asks to be compared with its face", async ({ page }) => {
  await open(page);
  await listsAreHere(page);
  await paste(page, qrTextOf(await aCard()));
  await isAnswered(page, "VALID");
  await expect(result(page)).toContainText("姓名和编号与卡面一致");
  await expect(result(page).getByText(FACTS.person.name)).toBeVisible();
});

const remadeHeader = (token: string, header: object) => {
  const [, ...rest] = token.split(".");
  return [Buffer.from(JSON.stringify(header)).toString("base64url"), ...rest].join(".");
};

test("whatever is wrong with what is pasted has its own answer", async ({ page }) => {
  await open(page);
  await listsAreHere(page);
  const shown = await shownNow();
  const code = qrTextOf(shown);
  const dot = shown.indexOf(".") + 20;
  const flipped = shown.slice(0, dot) + (shown[dot] === "A" ? "B" : "A") + shown.slice(dot + 1);
  const cases: [what: string, text: string, answer: string, reason?: string][] = [
    ["truncated code", code.slice(0, -40), "CANNOT_TELL", "UNREADABLE"],
    ["another code", "https://example.cn/menu", "CANNOT_TELL", "UNREADABLE"],
    ["oversize", "A".repeat(40_000), "CANNOT_TELL", "TOO_LARGE"],
    ["bit-flipped", flipped, "FORGED"],
    ["non-canonical", `${shown}=`, "FORGED", "PROOF_INVALID"],
    ["alg none", remadeHeader(shown, { alg: "none", typ: "dc+sd-jwt" }), "FORGED", "ALGORITHM"],
    ["alg HS256", remadeHeader(shown, { alg: "HS256", typ: "dc+sd-jwt" }), "FORGED", "ALGORITHM"],
    ["without proof", await aPermit(), "CANNOT_TELL", "PROOF_MISSING"],
    ["old proof", await shownNow(ALL, at(-600_000)), "CANNOT_TELL", "PROOF_TOO_OLD"],
    ["expired", await shownNow(ALL, at(), { issuedAt: at(-9 * DAY), expiresAt: at(-DAY) }), "EXPIRED"],
    ["early", await shownNow(ALL, at(), { validFrom: at(DAY) }), "NOT_YET_VALID"],
    [
      "stranger",
      await shownNow(ALL, at(), { iss: "https://elsewhere.example/issuers/320100" }),
      "UNKNOWN_ISSUER",
      "ISSUER_NOT_LISTED",
    ],
  ];
  for (const [what, text, answer, reason] of cases) {
    await test.step(what, async () => {
      await paste(page, text);
      await expect(result(page)).toHaveAttribute("data-answer", answer);
      if (reason !== undefined) await expect(result(page)).toHaveAttribute("data-reason", reason);
      await page.getByRole("button", { name: say("check.again") }).click();
      await expect(result(page)).toBeHidden();
    });
  }
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByText("请先粘贴要核验的文字。")).toBeVisible();
});

test("a code that was taken is not taken again", async ({ page }) => {
  await open(page);
  await listsAreHere(page);
  const shown = await shownNow();
  await paste(page, shown);
  await isAnswered(page, "VALID");
  await page.reload();
  await listsAreHere(page);
  await paste(page, shown);
  await isAnswered(page, "CANNOT_TELL", "PROOF_SEEN_BEFORE");
});

test("while a challenge is waiting, only its answer is taken, once", async ({ page }) => {
  await open(page);
  await listsAreHere(page);
  await page.getByText(say("check.challenge.title")).click();
  await page.getByRole("button", { name: say("check.challenge.make") }).click();
  const told =
    (await page
      .getByText(/HC1:[A-Z2-7]{16}/)
      .first()
      .textContent()) ?? "";
  const nonce = /HC1:([A-Z2-7]{16})/.exec(told)?.[1] ?? "";
  await paste(page, await shownNow());
  await isAnswered(page, "FORGED", "PROOF_FOR_ANOTHER");
  await paste(page, await aCard());
  await isAnswered(page, "CANNOT_TELL", "CARD_CANNOT_ANSWER");
  const { presentPermit } = await import("@/lib/permits/credential/present-permit");
  const answer = await presentPermit(await aPermit(), ALL, holder.privateJwk, {
    audience: "urn:hutong:permit-check",
    nonce,
    at: at(),
  });
  await paste(page, answer);
  await isAnswered(page, "VALID");
  await expect(page.getByText(say("check.challenge.tell"))).toBeHidden();
});

test("a suspended and a revoked permit are called so", async ({ page }) => {
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

test("without lists nothing is valid; when they come, the same text is", async ({ page }) => {
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

test("lists that have run out say so, and make nothing valid", async ({ page }) => {
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
  test(`a clock that is off by ${days} day makes nobody a forger, and is told`, async ({ page }) => {
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

test("without permission for the camera the other ways stay", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await open(page);
  await page.getByRole("button", { name: say("check.camera.start") }).click();
  await expect(page.getByText(say("check.camera.problem.DENIED"))).toBeVisible();
  await expect(page.getByLabel(say("check.picture.choose"))).toBeVisible();
  await expect(page.getByLabel(say("check.text.label"))).toBeVisible();
});

test("without JavaScript the pasted text is checked by the server", async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await open(page);
  // The driver stops scripts, but lets the page be read as if they ran: what is in <noscript> is not rendered.
  const html = await (await page.request.get(page.url())).text();
  expect(/<noscript>.*?<\/noscript>/s.exec(html)?.[0]).toContain("需要 JavaScript");
  await expect(page.getByRole("button", { name: say("check.camera.start") })).toBeHidden();
  await paste(page, remadeHeader(await shownNow(), { alg: "none", typ: "dc+sd-jwt" }));
  await isAnswered(page, "FORGED", "ALGORITHM");
  await paste(page, " ");
  await expect(page.getByText("请先粘贴要核验的文字。")).toBeVisible();
  await context.close();
});

test("the page that is kept bears nobody's name", async ({ page, context, baseURL }) => {
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

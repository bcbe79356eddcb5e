import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import QRCode from "qrcode";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import { DAY, FACTS, holder } from "../permits/credential-world";
import { isAnswered, listsAreHere, paste, result, say, test } from "./support/check-page";
import { fitsTheWindow } from "./support/people";
import { ALL, aCard, aPermit, at, shownNow } from "./support/shown-permits";
import { words } from "./support/words";

/** What is shown, and what the page answers. */

test("a pasted permit is valid, and shows what its holder chose and nothing else", async ({ page, open }) => {
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
  test(`nothing stands in anybody's way before anything is checked (${locale})`, async ({ page, open }) => {
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

test("a picture of the code is enough", async ({ page, open }) => {
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

test("a picture without a code, and a file that is none, are told so", async ({ page, open }) => {
  await open(page);
  const empty = await QRCode.toBuffer("x", { scale: 1, color: { dark: "#ffffffff" } });
  const input = page.getByLabel(say("check.picture.choose"));
  await input.setInputFiles({ name: "empty.png", mimeType: "image/png", buffer: empty });
  await expect(page.getByText(say("check.picture.problem.NO_CODE"))).toBeVisible();
  await input.setInputFiles({ name: "text.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText(say("check.picture.problem.NOT_A_PICTURE"))).toBeVisible();
});

test("a card asks to be compared with its face", async ({ page, open }) => {
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

test("whatever is wrong with what is pasted has its own answer", async ({ page, open }) => {
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

test("a code that was taken is not taken again", async ({ page, open }) => {
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

test("while a challenge is waiting, only its answer is taken, once", async ({ page, open }) => {
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

test("without permission for the camera the other ways stay", async ({ page, open }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await open(page);
  await page.getByRole("button", { name: say("check.camera.start") }).click();
  await expect(page.getByText(say("check.camera.problem.DENIED"))).toBeVisible();
  await expect(page.getByLabel(say("check.picture.choose"))).toBeVisible();
  await expect(page.getByLabel(say("check.text.label"))).toBeVisible();
});

test("without JavaScript the pasted text is checked by the server", async ({ browser, open }) => {
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

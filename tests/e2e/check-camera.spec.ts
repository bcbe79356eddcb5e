import { writeFile } from "node:fs/promises";
import { chromium, expect, test } from "@playwright/test";
import QRCode from "qrcode";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import { filmedCode } from "./support/filmed-code";
import { openPermitOffice } from "./support/permit-office";
import { ALL, publishLists, shownNow } from "./support/shown-permits";
import { words } from "./support/words";

/** Browsers of their own: one whose camera looks at a film of a phone's screen, one that came by an address without https. */

test("a code before the camera is checked, and the next one can be", async ({
  baseURL,
  launchOptions,
}, info) => {
  const office = await openPermitOffice(baseURL ?? "");
  await publishLists(office.publications);
  const film = info.outputPath("permit.y4m");
  await writeFile(film, filmedCode(qrTextOf(await shownNow(ALL))));
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      ...["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const say = words("zh");
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${office.origin}/zh/check`);
  await expect(page.getByText(say("check.lists.refreshed"))).toBeVisible();
  await page.getByRole("button", { name: say("check.camera.start") }).click();
  const result = page.getByRole("region", { name: say("check.result") });
  await expect(result).toHaveAttribute("data-answer", "VALID");
  // The camera is let go of once there is an answer, and taken again for the next.
  await expect(page.getByLabel(say("check.camera.view"))).toBeHidden();
  await page.getByRole("button", { name: say("check.again") }).click();
  await expect(result).toHaveAttribute("data-reason", "PROOF_SEEN_BEFORE");
  await browser.close();
  await office.close();
});

test("at an address without https the server checks, and the camera says why it cannot", async ({
  baseURL,
  launchOptions,
}) => {
  const office = await openPermitOffice(baseURL ?? "");
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--host-resolver-rules=MAP hutong.test 127.0.0.1"],
  });
  const say = words("zh");
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${office.origin.replace("127.0.0.1", "hutong.test")}/zh/check`);
  await expect(page.getByText(say("check.serverOnly"))).toBeVisible();
  await page.getByRole("button", { name: say("check.camera.start") }).click();
  await expect(page.getByText(say("check.camera.problem.INSECURE"))).toBeVisible();
  const result = page.getByRole("region", { name: say("check.result") });
  await page.getByLabel(say("check.text.label")).fill("HT1:ABC");
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(result).toHaveAttribute("data-reason", "UNREADABLE");
  // Of a picture, only the text in it is sent.
  const picture = await QRCode.toBuffer(`${"a".repeat(40)}.e30.`, { scale: 4 });
  await page
    .getByLabel(say("check.picture.choose"))
    .setInputFiles({ name: "code.png", mimeType: "image/png", buffer: picture });
  await expect(result).toHaveAttribute("data-answer", "FORGED");
  await browser.close();
  await office.close();
});

import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { clientOf, demoAccounts, residentAccounts } from "./support/roles";

/** The ways in, as people go them. Signing in works without JavaScript, so most of this runs without. */

const FIRST_PASSWORD = "purple monkey dish";

function account(key: string) {
  const found = demoAccounts().find((each) => each.key === key);
  if (!found) throw new Error(`no demonstration account ${key}`);
  return found;
}

const codeOf = (secret: string, timestamp = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

async function withoutScript(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  return context.newPage();
}

async function signInAsStaff(page: Page, email: string, password: string, code: string): Promise<void> {
  await page.goto("/en/sign-in/staff");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("One-time code").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a resident signs in without JavaScript, back to the page they wanted, and out again", async ({
  browser,
  baseURL,
}) => {
  const page = await withoutScript(browser, baseURL);
  const [resident] = residentAccounts();
  if (!resident) throw new Error("no resident");
  await page.goto("/zh/account");
  await expect(page).toHaveURL(/\/zh\/sign-in\?next=%2Faccount$/);
  const number = page.getByLabel("公民身份号码");
  const submit = page.locator("main form").first().getByRole("button", { name: "登录" });

  await number.fill("320509199002290014");
  await page.getByLabel("密码").fill("x");
  await submit.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("出生日期（第7至14位）不存在");
  await expect(number).toHaveValue("320509199002290014");
  await expect(page.getByLabel("密码")).toHaveValue("");

  await number.fill(resident.signIn);
  await page.getByLabel("密码").fill("not the password");
  await submit.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("号码或密码不正确");
  expect(page.url()).not.toContain(resident.signIn);

  await number.fill(resident.signIn.toLowerCase());
  await page.getByLabel("密码").fill(resident.password);
  await submit.click();
  await expect(page).toHaveURL(/\/zh\/account$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("我的账号");

  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("您已退出登录");
  await page.goto("/zh/account");
  await expect(page).toHaveURL(/\/zh\/sign-in/);
});

test("a clerk signs in with password and code; the code does not count a second time", async ({
  browser,
  baseURL,
}) => {
  const clerk = account("clerk-nanjing");
  const code = codeOf(clerk.totpSecret ?? "");
  const page = await withoutScript(browser, baseURL);
  await signInAsStaff(page, clerk.signIn, clerk.password, code);
  await expect(page).toHaveURL(/\/en\/desk$/);
  const other = await withoutScript(browser, baseURL);
  await signInAsStaff(other, clerk.signIn, clerk.password, code);
  await expect(other.getByRole("main").getByRole("alert")).toContainText("Each code works once");
});

test("an administrator adds a clerk, who sets up the account, works, and is out at once when disabled", async ({
  browser,
  baseURL,
}) => {
  const admin = await (
    await browser.newContext({
      storageState: await (await clientOf(baseURL ?? "", "city-admin-suzhou")).storageState(),
    })
  ).newPage();
  const email = `clerk-${Date.now()}@suzhou.hutong.example`;
  await admin.goto("/en/city/staff/new");
  await admin.getByRole("button", { name: "Add the account" }).click();
  await expect(admin.getByRole("main").getByRole("alert")).toContainText("Choose a role");
  await admin.getByLabel("Name").fill("古丽娜尔·买买提");
  await admin.getByLabel("E-mail address").fill(email);
  await admin.getByRole("radio", { name: "Clerk" }).check();
  await admin.getByRole("button", { name: "Add the account" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("can now sign in");
  expect((await new AxeBuilder({ page: admin }).analyze()).violations).toEqual([]);
  const password = await admin.getByText(/^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/).innerText();

  const clerk = await withoutScript(browser, baseURL);
  await signInAsStaff(clerk, email, password, "");
  await expect(clerk.getByRole("heading", { level: 1 })).toHaveText("Set up your account");
  const secret = (await clerk.locator("code").innerText()).replaceAll(" ", "");
  await clerk.getByLabel("New password", { exact: true }).fill(FIRST_PASSWORD);
  await clerk.getByLabel("New password again").fill(FIRST_PASSWORD);
  await clerk.getByLabel("The 6 digits the app shows").fill(codeOf(secret));
  await clerk.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(clerk).toHaveURL(/\/en\/desk$/);
  expect((await clerk.request.get("/en/city/staff")).status()).toBe(403);

  await admin.getByRole("link", { name: "Account details" }).click();
  await admin.getByRole("button", { name: "Disable the account" }).click();
  await expect(admin.getByRole("button", { name: "Enable the account" })).toBeVisible();
  await clerk.goto("/en/account");
  await expect(clerk).toHaveURL(/\/en\/sign-in\?next=/);
  await expect(clerk.getByText("Your sign-in has ended")).toBeVisible();
});

test("the set-up page stands in nobody's way, and is gone without its cookie", async ({
  browser,
  baseURL,
}) => {
  const admin = await clientOf(baseURL ?? "", "city-admin-suzhou");
  const page = await (await browser.newContext({ storageState: await admin.storageState() })).newPage();
  const email = `clerk-${Date.now()}@suzhou.hutong.example`;
  await page.goto("/en/city/staff/new");
  await page.getByLabel("Name").fill("Li");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("radio", { name: "Clerk" }).check();
  await page.getByRole("button", { name: "Add the account" }).click();
  const password = await page.getByText(/^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/).innerText();
  const clerk = await (await browser.newContext({ baseURL })).newPage();
  await signInAsStaff(clerk, email, password, "");
  await expect(clerk.getByRole("heading", { level: 1 })).toHaveText("Set up your account");
  expect((await new AxeBuilder({ page: clerk }).analyze()).violations).toEqual([]);
  await clerk.context().clearCookies();
  await clerk.reload();
  await expect(clerk.getByRole("heading", { level: 1 })).toHaveText("This set-up has expired");
});

test("one ends one's other sign-ins and changes the password", async ({ browser, baseURL }) => {
  const resident = residentAccounts().at(-1);
  if (!resident) throw new Error("no resident");
  const elsewhere = await clientOf(baseURL ?? "", resident.key);
  const here = await clientOf(baseURL ?? "", resident.key);
  const page = await (await browser.newContext({ storageState: await here.storageState() })).newPage();
  await page.goto("/en/account");
  const rows = page.getByRole("row").filter({ hasText: "Another device" });
  await expect(rows).not.toHaveCount(0);
  const before = await rows.count();
  // The newest of the others is the one opened above.
  await rows.first().getByRole("button", { name: "End" }).click();
  await expect(rows).toHaveCount(before - 1);
  expect((await elsewhere.get("/en/account")).status()).toBe(307);
  await page.getByRole("link", { name: "Change password" }).click();
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password", { exact: true }).fill(FIRST_PASSWORD);
  await page.getByLabel("New password again").fill(FIRST_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This is not your current password");
});

test("one-click sign-in leads to the role's home, and takes no post from another site", async ({
  page,
  request,
}) => {
  await page.goto("/zh/sign-in");
  const resident = residentAccounts()[0];
  await page.getByRole("button", { name: `以${resident?.name}的身份登录` }).click();
  await expect(page).toHaveURL(/\/zh\/home$/);
  await expect(page.locator("body")).not.toContainText(resident?.password ?? "password");
  const forged = await request.post("/api/demo/sign-in", {
    form: { account: resident?.key ?? "" },
    headers: { origin: "https://elsewhere.example" },
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(403);
  expect((await request.get("/api/demo/sign-in")).status()).toBe(404);
});

import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { browserDatabase } from "../support/browser-data";
import { type IdentityProvider, startIdentityProvider } from "./support/identity-provider";
import { demoAccounts } from "./support/roles";

/** Signing in through a real OpenID Connect provider on the loopback address (playwright.config.ts names it). */

const issuer = process.env.HUTONG_OIDC_ISSUER ?? "";
test.skip(issuer === "", "the tested server knows no identity provider");

let provider: IdentityProvider;
test.beforeAll(async ({ baseURL }) => {
  provider = await startIdentityProvider({
    port: Number(new URL(issuer).port),
    clientId: process.env.HUTONG_OIDC_CLIENT_ID ?? "",
    clientSecret: process.env.HUTONG_OIDC_CLIENT_SECRET ?? "",
    application: baseURL ?? "",
  });
  const clerk = demoAccounts().find(({ key }) => key === "clerk-suzhou");
  const database = new pg.Client({ connectionString: browserDatabase().ownerUrl });
  await database.connect();
  await database.query(
    `INSERT INTO oidc_identity (subject_hash, subject_kind, subject_id, created_at)
     SELECT $1, 'STAFF', id, created_at FROM staff WHERE email = $2 ON CONFLICT DO NOTHING`,
    [createHash("sha256").update(`${issuer}\nclerk`).digest(), clerk?.signIn],
  );
  await database.end();
});
test.afterAll(() => provider.close());

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a linked subject is signed in and led back to the page they wanted", async ({ page }) => {
      await page.goto("/en/sign-in/staff?next=/account");
      await page.getByRole("button", { name: "Sign in with" }).click();
      await page.locator('input[name="login"]').fill("clerk");
      await page.locator('input[name="password"]').fill("anything");
      await page.locator('button[type="submit"]').click();
      await page.locator('button[type="submit"]').click();
      await expect(page).toHaveURL(/\/en\/account$/);
      await expect(page.getByText("clerk-1@suzhou.hutong.example")).toBeVisible();
    });

    test("a subject that nobody linked is told so, and is not signed in", async ({ page }) => {
      await page.goto("/en/sign-in");
      await page.getByRole("button", { name: "Sign in with" }).click();
      await page.locator('input[name="login"]').fill("stranger");
      await page.locator('input[name="password"]').fill("anything");
      await page.locator('button[type="submit"]').click();
      await page.locator('button[type="submit"]').click();
      await expect(page.getByText("No account is linked to this identity")).toBeVisible();
      await page.goto("/en/account");
      await expect(page).toHaveURL(/\/en\/sign-in/);
    });
  });
}

test("an answer that nobody asked for signs nobody in", async ({ page }) => {
  await page.goto("/api/auth/callback/oidc?code=stolen&state=made-up");
  await expect(page).toHaveURL(/\/zh\/sign-in\?.*error=OAuthCallback/);
  await expect(page.getByText("登录没有完成")).toBeVisible();
});

test("another site cannot start the sign-in in somebody's browser", async ({ request }) => {
  const answer = await request.post("/api/auth/start", {
    headers: { origin: "https://elsewhere.example" },
    form: { locale: "en" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
});

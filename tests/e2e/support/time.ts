import { expect, type Page } from "@playwright/test";
import pg from "pg";
import { embeddedOwnerUrl } from "../../../lib/cli/embedded-url.mjs";

const DAY_MS = 86_400_000;

/** The day `days` after one written as `2027-02-28` or `28 February 2027`. */
export function dayAfter(day: string, days: number): string {
  const at = /^\d{4}-/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(`${day} UTC`);
  return new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Moves the demonstration's clock to a day, and waits until the server has it. */
export async function moveClock(page: Page, day: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl() });
  await owner.connect();
  const machine = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" }).format(
    new Date(),
  );
  const ms = Date.parse(`${day}T00:00:00Z`) - Date.parse(`${machine}T00:00:00Z`);
  await owner.query("UPDATE setting SET value = $1 WHERE key = 'clock.offset'", [{ ms }]);
  await owner.end();
  const today = async () => (await (await page.request.get("/api/health")).json()).today;
  await expect.poll(today).toBe(day);
}

/** The owner's connection to the demonstration under test. */
function ownerUrl(): string {
  const url = embeddedOwnerUrl({ ...process.env, HUTONG_DATA: process.env.HUTONG_BROWSER_DATA });
  if (url === null) throw new Error("the database of the browser tests does not run");
  return url;
}

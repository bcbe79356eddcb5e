import { readFile } from "node:fs/promises";
import { z } from "zod";
import { withActor } from "@/lib/db/with-actor";
import { env, isDemonstration } from "@/lib/env";
import type { Locale } from "@/lib/i18n/routing";
import type { SubjectRef } from "./commands/open-session";
import { PUBLIC } from "./types";

const text = z.union([z.string(), z.object({ zh: z.string(), en: z.string() })]);

const file = z.array(
  z
    .object({ key: z.string().min(1), role: text, name: text, note: text.optional() })
    .and(z.union([z.object({ residentId: z.uuid() }), z.object({ staffId: z.uuid() })])),
);

/** What the page shows of a demonstration account: no ID number, no password. */
export interface DemoAccount {
  key: string;
  role: string;
  name: string;
  note: string | null;
}

/**
 * The demonstration's named accounts, or null where there is no demonstration: in a build without the flag, and
 * before a database that was not seeded as one.
 */
async function readAccounts(): Promise<z.infer<typeof file> | null> {
  if (!isDemonstration) return null;
  const path = env().HUTONG_DEMO_ACCOUNTS;
  if (!path || !(await isSeededAsDemonstration())) return null;
  try {
    return file.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** The seed says so in the settings, in the same transaction as the people. */
function isSeededAsDemonstration(): Promise<boolean> {
  return withActor(PUBLIC, async (tx) => (await tx.setting.count({ where: { key: "demo.seeded" } })) === 1);
}

export async function listDemoAccounts(locale: Locale): Promise<DemoAccount[] | null> {
  const said = (words: z.infer<typeof text>) => (typeof words === "string" ? words : words[locale]);
  const accounts = await readAccounts();
  return (
    accounts?.map(({ key, role, name, note }) => ({
      key,
      role: said(role),
      name: said(name),
      note: note === undefined ? null : said(note),
    })) ?? null
  );
}

/** Whose account has this key: `"ABSENT"` where there is no demonstration at all. */
export async function findDemoSubject(key: string): Promise<SubjectRef | "ABSENT" | null> {
  const accounts = await readAccounts();
  if (accounts === null) return "ABSENT";
  const account = accounts.find((each) => each.key === key);
  if (account === undefined) return null;
  return "staffId" in account
    ? { kind: "STAFF", id: account.staffId }
    : { kind: "RESIDENT", id: account.residentId };
}

import { renameSync, rmSync, writeFileSync } from "node:fs";
import type pg from "pg";
import { hashPassword } from "@/lib/auth/password";
import { sealTotpSecret } from "@/lib/auth/totp";
import type { DemoAccount } from "@/lib/demo/accounts";
import { demoPassword, demoTotpSecret } from "@/lib/demo/secrets";
import type { Keyring } from "@/lib/residents/keyring";

/** Gives the named accounts, and only them, a password; the staff a second factor too. */
export async function loadCredentials(
  client: pg.Client,
  accounts: readonly DemoAccount[],
  ring: Keyring,
  now: Date,
): Promise<void> {
  // Hashing takes the time here and runs on the library's threads; the writes are in order on one connection.
  const hashes = await Promise.all(accounts.map(({ key }) => hashPassword(demoPassword(key, ring))));
  for (const [at, account] of accounts.entries()) {
    const hash = hashes[at];
    if ("staffId" in account) {
      const sealed = sealTotpSecret(demoTotpSecret(account.key, ring), account.staffId);
      await client.query(
        "INSERT INTO staff_credential (staff_id, password_hash, totp_secret, updated_at) VALUES ($1, $2, $3, $4)",
        [account.staffId, hash, Buffer.from(sealed), now],
      );
    } else {
      await client.query(
        "INSERT INTO resident_credential (resident_id, password_hash, updated_at) VALUES ($1, $2, $3)",
        [account.residentId, hash, now],
      );
    }
  }
}

/** Writes the sign-ins for the start-up table and the one-click page: whole or not at all, for its owner's eyes. */
export function writeSignIns(file: string, accounts: readonly DemoAccount[], ring: Keyring): void {
  const entries = accounts.map((account) => ({
    ...account,
    password: demoPassword(account.key, ring),
    ...("staffId" in account ? { totpSecret: demoTotpSecret(account.key, ring) } : {}),
  }));
  const half = `${file}.${process.pid}`;
  try {
    writeFileSync(half, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(half, file);
  } finally {
    rmSync(half, { force: true });
  }
}

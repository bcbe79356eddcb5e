import { randomBytes } from "node:crypto";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { readOrMake } from "./private-file.mjs";

const KEYRING = /^\d+:[A-Za-z0-9+/=]{44}(,\d+:[A-Za-z0-9+/=]{44})*$/;
const KEYRING_FORM = "has to look like 1:<base64 of 32 bytes>, with more versions after commas";

/** What each secret has to look like, and how the demonstration makes one. */
const SECRETS = {
  NEXTAUTH_SECRET: { form: /^.{32,}$/s, says: "needs at least 32 characters" },
  HUTONG_ID_HASH_KEYS: { form: KEYRING, says: KEYRING_FORM },
  HUTONG_ID_ENCRYPTION_KEYS: { form: KEYRING, says: KEYRING_FORM },
};

/**
 * The application's secrets. The demonstration's are generated at the first start and kept in the state folder;
 * anything else has to bring its own, for a secret that comes with a program is no secret.
 * @param {{ demo: boolean, stateFolder: string }} settings
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function readSecrets({ demo, stateFolder }, env) {
  const missing = [...Object.keys(SECRETS), "NEXTAUTH_URL"].filter((name) => !env[name]);
  if (!demo && missing.length > 0) {
    throw new Failure(
      `Outside the demonstration nothing is made up: ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} not set.`,
      "Set what is missing (docs/operations.md says how), or HUTONG_DEMO=1 for the demonstration.",
    );
  }
  const generated = demo ? readOrMake(path.join(stateFolder, "secrets.json"), generate) : {};
  const secrets = Object.fromEntries(
    Object.keys(SECRETS).map((name) => [name, String(env[name] || generated[name])]),
  );
  for (const [name, { form, says }] of Object.entries(SECRETS)) {
    if (!form.test(secrets[name] ?? "")) {
      throw new Failure(`${name} ${says}.`, "docs/operations.md says how to make one.");
    }
  }
  return secrets;
}

/** @returns {Record<string, string>} */
function generate() {
  const key = () => `1:${randomBytes(32).toString("base64")}`;
  return {
    NEXTAUTH_SECRET: randomBytes(48).toString("base64url"),
    HUTONG_ID_HASH_KEYS: key(),
    HUTONG_ID_ENCRYPTION_KEYS: key(),
  };
}

import { randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// argon2id, the package's default algorithm, with OWASP's first choice for it: 19 MiB, 2 passes, 1 lane.
// Source: OWASP Password Storage Cheat Sheet, "Argon2id", read 2026-11.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash that is kept; it carries its own parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), PARAMETERS);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether the password is the one of this hash. Without a hash (no such account) the same work is done against
 * one that nothing matches, so that the time taken does not tell whether the account exists.
 */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  // Awaited in both cases: otherwise the first unknown account would take twice as long.
  nobodys ??= hashPassword(randomBytes(32).toString("base64"));
  const dummy = await nobodys;
  const matches = await verify(kept ?? dummy, normalised(password));
  return kept !== null && matches;
}

// The same characters typed on another keyboard must stay the same password (NIST SP 800-63B-4 §3.1.1.2).
function normalised(password: string): string {
  return password.normalize("NFKC");
}

// Without 0, 1, i, l, o: it is read off a screen or a piece of paper, once.
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password for one first sign-in: 79 bits, in groups that can be read aloud. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return Array.from({ length: GROUPS }, () => group().join("")).join("-");
}

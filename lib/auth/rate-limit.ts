import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { limiterStore } from "@/lib/db/limiter-store";
import { env } from "@/lib/env";

const WINDOW_SECONDS = 15 * 60;
/** Far below what guessing needs, far above what mistyping needs (NIST SP 800-63B-4 §3.2.2 allows 100). */
const TRIES_PER_ACCOUNT = 10;
/** A whole office may share one address. */
const TRIES_PER_ADDRESS = 100;

const limiter = (keyPrefix: string, points: number) =>
  new RateLimiterPostgres({
    storeClient: limiterStore,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
  });

let made: { account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;

function limiters() {
  made ??= { account: limiter("account", TRIES_PER_ACCOUNT), address: limiter("address", TRIES_PER_ADDRESS) };
  return made;
}

/** What an attempt is counted under. The account is what was typed, whether or not there is such an account. */
export interface Attempt {
  /** With its kind before it: `staff:li@example.org`. */
  account: string;
  /** The client's network address. */
  address: string;
}

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred. Null when it may be made, else
 * the minutes until the next one may. Accounts that do not exist are slowed down just the same.
 */
export async function minutesToWait(attempt: Attempt): Promise<number | null> {
  const { account, address } = limiters();
  try {
    await address.consume(keyed(attempt.address));
    await account.consume(keyed(attempt.account));
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
  }
}

/** After a success: the account starts afresh, and its office's address gets its point back. */
export async function forgetAttempts(attempt: Attempt): Promise<void> {
  const { account, address } = limiters();
  await account.delete(keyed(attempt.account));
  await address.reward(keyed(attempt.address));
}

/** Neither ID numbers nor addresses of people lie about in the table. */
function keyed(value: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`rate limit\n${value}`).digest("base64url");
}

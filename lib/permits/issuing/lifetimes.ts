/**
 * How long what is signed may be relied on, in seconds. A checker who is offline relies on it until its end; one who is
 * online has what is newer within minutes. docs/issuing.md weighs the two.
 */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const TRUST_LIST_LASTS = 3 * DAY;
/** A new version is signed once this little is left, so that whoever fetches it gets two days at least. */
export const TRUST_LIST_RENEWED_AT = 2 * DAY;

/** A working day: who checks without a network all day fetched it in the morning. */
export const STATUS_LIST_LASTS = 12 * HOUR;
/** A suspension stands in the list within this time. */
export const STATUS_LIST_SIGNED_EVERY = 2 * MINUTE;
/** The list's own `ttl`: how often a checker with a network asks again. */
export const STATUS_LIST_TTL = 5 * MINUTE;

/** What caches between here and a checker may keep. */
export const HTTP_MAX_AGE = 1 * MINUTE;

/** A proof of a phone's key is made while its page is open. */
export const PHONE_NONCE_LASTS = 1 * HOUR;

/** More than a household has; each issue takes a place of the status list for good. */
export const MOST_PHONES = 5;
export const MOST_ISSUES_A_DAY = 20;

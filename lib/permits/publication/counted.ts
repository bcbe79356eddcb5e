/** Beyond so many permits a page says "more than": counting on would tell the administrator nothing. */
export const MOST_COUNTED = 100_000;

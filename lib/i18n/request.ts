import { getRequestConfig } from "next-intl/server";
import { _createCache } from "use-intl/core";
import { messagesOf } from "./messages";
import { DEFAULT_LOCALE, isLocale } from "./routing";

/**
 * Parsed messages, kept for the life of the process. next-intl would parse each message again in every
 * request; the translator takes a cache from its configuration, so one is handed in for all of them.
 */
const cache = _createCache();

/**
 * What next-intl needs for one request. The language comes from `setRequestLocale`, and where a page or a
 * server action has not called it, from the header that `lib/front-door` sets.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
  return { locale, messages: messagesOf(locale), timeZone: "Asia/Shanghai", _cache: cache };
});

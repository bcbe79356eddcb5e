"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { inLocale } from "@/lib/i18n/navigation";
import { HTML_LANG, type Locale } from "@/lib/i18n/routing";

type Props = { to: Locale; name: string };

/**
 * The same page in the other language. A plain link that the server renders with its address, so it works
 * without JavaScript; `lib/front-door` remembers the choice. In the browser only to follow the path as it changes.
 */
export function LanguageSwitch(props: Props) {
  return (
    <Suspense>
      <SwitchLink {...props} />
    </Suspense>
  );
}

function SwitchLink({ to, name }: Props) {
  const href = inLocale(to, usePathname(), useSearchParams().toString());
  return (
    <a
      href={href}
      hrefLang={HTML_LANG[to]}
      lang={HTML_LANG[to]}
      className="link inline-flex min-h-11 items-center"
    >
      {name}
    </a>
  );
}

"use client";

import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { withoutLocale } from "@/lib/i18n/navigation";

export type NavItem = {
  /** Without the language: `/years`. */
  href: string;
  label: string;
  /** Something of the reader's is waiting there. */
  count?: number;
};

/** The menu. In the browser only because layouts stay while pages change, and the current entry must not. */
export function NavLinks({
  items,
  label,
  locale,
}: {
  items: readonly NavItem[];
  label: string;
  locale: string;
}) {
  const path = withoutLocale(usePathname());
  // The longest entry that the path lies under is the current one: `/desk/cases` over `/desk`.
  const current = items
    .filter(({ href }) => path === href || path.startsWith(href === "/" ? "//" : `${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]?.href;
  return (
    <nav aria-label={label} className="no-print">
      <ul className="-mx-2 flex flex-wrap">
        {items.map((item) => (
          <li key={item.href}>
            <NextLink
              href={item.href === "/" ? `/${locale}` : `/${locale}${item.href}`}
              prefetch={false}
              aria-current={item.href === current ? "page" : undefined}
              className="inline-flex min-h-11 items-center px-2 underline-offset-[0.45em] decoration-2 hover:underline aria-[current]:font-semibold aria-[current]:underline aria-[current]:decoration-4"
            >
              {/* One box around both: the line under the entry leaves out what stands in its own. */}
              <span>
                {item.label}
                {item.count !== undefined && item.count > 0 && (
                  <span className="ml-1.5 inline-flex min-w-6 justify-center rounded-full bg-seal px-1.5 align-[0.1em] text-xs text-paper">
                    {item.count}
                  </span>
                )}
              </span>
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import NextLink from "next/link";
import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { localePath } from "@/lib/i18n/navigation";

export type LinkProps = Omit<ComponentProps<typeof NextLink>, "href" | "locale"> & {
  href: string;
  /** `plain` brings no colour or underline of its own: for links that look like something else. */
  look?: "link" | "plain";
};

/**
 * A link inside the product, in the reader's language: `href` is written without it (`/years`).
 * It never prefetches: opening a personal page is recorded as a look at it, and a prefetch would record
 * looks that never happened.
 */
export function Link({ href, look = "link", className, ...rest }: LinkProps) {
  const locale = useLocale();
  const classes = [look === "link" ? "link" : "", className ?? ""].join(" ").trim();
  return (
    <NextLink {...rest} href={localePath(locale, href)} prefetch={false} className={classes || undefined} />
  );
}

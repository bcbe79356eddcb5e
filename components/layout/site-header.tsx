import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { otherLocale } from "@/lib/i18n/routing";
import { BrandMark } from "./brand-mark";
import { LanguageSwitch } from "./language-switch";
import { type NavItem, NavLinks } from "./nav-links";

type Props = {
  /** The menu of the reader's role, already translated. */
  nav: readonly NavItem[];
  /** Sign in, or who is signed in and sign out. */
  account?: ReactNode;
  /** What part of the service this is, beside the name: a city's desk, policy. */
  section?: ReactNode;
};

export function SiteHeader({ nav, account, section }: Props) {
  const t = useTranslations("layout");
  const locale = useLocale();
  return (
    <header className="rule-double">
      <div className="mx-auto max-w-page px-4 sm:px-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 pt-4 pb-2">
          <Link href="/" look="plain" className="flex items-center gap-3">
            <BrandMark />
            <span className="flex flex-col leading-tight sm:flex-row sm:items-baseline sm:gap-2.5">
              <span className="text-xl font-bold">{t("name")}</span>
              <span className="text-sm text-ink-soft">{section ?? t("descriptor")}</span>
            </span>
          </Link>
          <div className="no-print flex flex-wrap items-center gap-x-5">
            {account}
            <LanguageSwitch to={otherLocale(locale)} name={t("otherLanguage")} />
          </div>
        </div>
        {nav.length > 0 && (
          <div className="border-t border-line">
            <NavLinks items={nav} label={t("mainMenu")} locale={locale} />
          </div>
        )}
      </div>
    </header>
  );
}

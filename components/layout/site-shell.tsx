import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isDemonstration } from "@/lib/env";
import { DemonstrationBanner } from "./demonstration-banner";
import type { NavItem } from "./nav-links";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";

type Props = {
  children: ReactNode;
  nav: readonly NavItem[];
  account?: ReactNode;
  section?: ReactNode;
};

/** The frame of every page: skip link, banner, header, `main`, footer. Each part's layout fills it. */
export function SiteShell({ children, nav, account, section }: Props) {
  const t = useTranslations("layout");
  return (
    <>
      <a
        href="#main"
        className="link sr-only z-10 bg-ochre-pale focus:not-sr-only focus:absolute focus:px-4 focus:py-2 focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      {isDemonstration && <DemonstrationBanner />}
      <SiteHeader nav={nav} account={account} section={section} />
      <main id="main" tabIndex={-1} className="mx-auto min-h-[50vh] max-w-page px-4 pt-8 sm:px-6 sm:pt-10">
        {children}
      </main>
      <SiteFooter demonstration={isDemonstration} />
    </>
  );
}

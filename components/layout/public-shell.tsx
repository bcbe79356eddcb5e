import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { SiteShell } from "./site-shell";

/** The public pages' frame: their menu, and the way in. */
export function PublicShell({ children }: { children: ReactNode }) {
  const t = useTranslations("layout");
  return (
    <SiteShell
      nav={[
        { href: "/", label: t("public.home") },
        { href: "/estimate", label: t("public.estimator") },
        { href: "/rules", label: t("public.rules") },
        { href: "/check", label: t("public.check") },
      ]}
      account={
        <Link href="/sign-in" className="inline-flex min-h-11 items-center">
          {t("signIn")}
        </Link>
      }
    >
      {children}
    </SiteShell>
  );
}

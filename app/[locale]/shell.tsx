import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "@/components/form/submit-button";
import { PublicShell } from "@/components/layout/public-shell";
import { SiteShell } from "@/components/layout/site-shell";
import { Link } from "@/components/ui/link";
import { NAVIGATION } from "@/lib/auth/navigation";
import { getActor } from "@/lib/auth/session";
import type { SignedInActor } from "@/lib/auth/types";
import { signOut } from "./sign-out";

/**
 * The frame of a page, with the menu of whoever is signed in. For the layouts of all parts: it shows who is
 * asking and checks nothing; every page asks `requireActor` itself.
 */
export async function AppShell({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (actor === null) return <PublicShell>{children}</PublicShell>;
  const t = await getTranslations("navigation");
  return (
    <SiteShell
      nav={NAVIGATION[actor.role].map(({ href, label }) => ({ href, label: t(label) }))}
      account={<AccountMenu actor={actor} />}
      section={t(`section.${actor.role}`)}
    >
      {children}
    </SiteShell>
  );
}

async function AccountMenu({ actor }: { actor: SignedInActor }) {
  const t = await getTranslations("layout");
  return (
    <>
      <Link href="/account" className="inline-flex min-h-11 items-center">
        <span className="sr-only">{t("signedInAs", { name: "" })}</span>
        {actor.name}
      </Link>
      <form action={signOut} className="contents">
        <SubmitButton look="quiet">{t("signOut")}</SubmitButton>
      </form>
    </>
  );
}

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "@/components/form/submit-button";
import { PublicShell } from "@/components/layout/public-shell";
import { SiteShell } from "@/components/layout/site-shell";
import { Link } from "@/components/ui/link";
import { NAVIGATION } from "@/lib/auth/navigation";
import { getActor } from "@/lib/auth/session";
import type { ResidentActor, SignedInActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { countUnread } from "@/lib/notices/queries";
import { listWards } from "@/lib/residents/queries";
import { signOut } from "./sign-out";

/**
 * The frame of a page, with the menu of whoever is signed in. For the layouts of all parts: it shows who is
 * asking and checks nothing; every page asks `requireActor` itself.
 */
export async function AppShell({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (actor === null) return <PublicShell>{children}</PublicShell>;
  const t = await getTranslations("navigation");
  const unread = actor.role === "RESIDENT" ? await countOwnUnread(actor) : 0;
  return (
    <SiteShell
      nav={NAVIGATION[actor.role].map(({ href, label }) => ({
        ...{ href, label: t(label) },
        ...(href === "/notices" ? { count: unread } : {}),
      }))}
      account={<AccountMenu actor={actor} />}
      section={t(`section.${actor.role}`)}
    >
      {children}
    </SiteShell>
  );
}

/** How many notices of theirs, and of the minors they guard, nobody has read yet. */
function countOwnUnread(actor: ResidentActor): Promise<number> {
  return withActor(actor, async (tx) => {
    const wards = await listWards(tx, actor.id);
    return countUnread(tx, [actor.id, ...wards.map(({ residentId }) => residentId)]);
  });
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

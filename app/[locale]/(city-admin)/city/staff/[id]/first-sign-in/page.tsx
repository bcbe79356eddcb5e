import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { readForThisPage } from "@/lib/auth/shown-once";
import { findStaff } from "@/lib/auth/staff-accounts";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "staff.firstSignIn" });
  return { title: t("title") };
}

export default async function FirstSignInPage({ params }: Props) {
  const actor = await requireActor(await pageLocale(params), "CITY_ADMIN");
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const account = await withActor(actor, (tx) => findStaff(tx, actor, id.data));
  if (account === null) notFound();
  const t = await getTranslations("staff");
  const password = await readForThisPage(account.id);
  return (
    <>
      {password === null ? (
        <PageHeading title={t("firstSignIn.gone")} lead={t("firstSignIn.goneText")} />
      ) : (
        <ConfirmationPanel
          title={t("firstSignIn.ready", { name: account.name })}
          reference={{ label: t("firstSignIn.password"), value: password }}
          next={{
            title: t("firstSignIn.nextTitle"),
            body: <p>{t("firstSignIn.next", { email: account.email })}</p>,
          }}
        />
      )}
      <ButtonGroup>
        <LinkButton href={`/city/staff/${account.id}`} look="secondary">
          {t("account.title")}
        </LinkButton>
        <LinkButton href="/city/staff" look="quiet">
          {t("title")}
        </LinkButton>
      </ButtonGroup>
    </>
  );
}

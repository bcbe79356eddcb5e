import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { findStaff } from "@/lib/auth/staff-accounts";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { AccountStatus } from "../account-status";
import { AccountActs } from "./account-acts";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "staff.account" });
  return { title: t("title") };
}

export default async function StaffAccountPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const account = await withActor(actor, (tx) => findStaff(tx, actor, id.data));
  if (account === null) notFound();
  const t = await getTranslations("staff");
  const roles = await getTranslations("auth.roles");
  return (
    <>
      <BackLink href="/city/staff">{t("title")}</BackLink>
      <PageHeading title={account.name} status={<AccountStatus account={account} />} />
      <SummaryList
        rows={[
          { key: "role", label: t("role"), value: roles(account.role) },
          { key: "email", label: t("email"), value: account.email },
          { key: "created", label: t("account.created"), value: formatInstant(locale, account.createdAt) },
        ]}
      />
      {account.id === actor.id ? (
        <Notice kind="info">
          <p>{t("account.own")}</p>
        </Notice>
      ) : (
        <AccountActs account={account} />
      )}
    </>
  );
}

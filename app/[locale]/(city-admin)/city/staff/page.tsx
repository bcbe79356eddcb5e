import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { listStaff } from "@/lib/auth/staff-accounts";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames } from "@/lib/places/queries";
import { AccountStatus } from "./account-status";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "staff" });
  return { title: t("title") };
}

export default async function StaffPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const { accounts, city } = await withActor(actor, async (tx) => ({
    accounts: await listStaff(tx, actor),
    city: (await cityNames(tx, [actor.city])).get(actor.city),
  }));
  const t = await getTranslations("staff");
  const roles = await getTranslations("auth.roles");
  return (
    <>
      <PageHeading
        title={t("title")}
        caption={city?.[locale]}
        lead={t("lead")}
        actions={<LinkButton href="/city/staff/new">{t("add")}</LinkButton>}
      />
      <DataTable
        caption={t("title")}
        captionHidden
        rows={accounts}
        rowKey={(account) => account.id}
        empty={<EmptyState title={t("empty")} />}
        columns={[
          {
            key: "name",
            header: t("name"),
            rowHeader: true,
            cell: ({ id, name }) => <Link href={`/city/staff/${id}`}>{name}</Link>,
          },
          { key: "role", header: t("role"), cell: ({ role }) => roles(role) },
          { key: "email", header: t("email"), cell: ({ email }) => email },
          { key: "status", header: t("state"), cell: (account) => <AccountStatus account={account} /> },
        ]}
      />
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberTable } from "@/components/policy/member-table";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { findZone, listMemberCities } from "@/lib/places/queries";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "policy" });
  return { title: t("zone.title") };
}

export default async function ZonePage({ params }: PageProps<"/[locale]/policy/zone">) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "POLICY_ADMIN");
  const { zone, cities } = await withActor(actor, async (tx) => ({
    zone: await findZone(tx, actor.zone),
    cities: await listMemberCities(tx, actor.zone, clock.today()),
  }));
  const t = await getTranslations("policy");
  return (
    <>
      <BackLink href="/policy">{t("title")}</BackLink>
      <PageHeading title={t("zone.title")} caption={zone?.name[locale]} lead={t("zone.lead")} />
      <p>{t("zone.noticeDays", { days: zone?.noticeDays ?? 0 })}</p>
      <MemberTable cities={cities} today={clock.today()} />
    </>
  );
}

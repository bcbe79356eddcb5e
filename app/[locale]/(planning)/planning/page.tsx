import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberTable } from "@/components/policy/member-table";
import { Notice } from "@/components/ui/notice";
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
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "planning" });
  return { title: t("title") };
}

export default async function PlanningPage({ params }: PageProps<"/[locale]/planning">) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "PLANNER");
  const { zone, cities } = await withActor(actor, async (tx) => ({
    zone: await findZone(tx, actor.zone),
    cities: await listMemberCities(tx, actor.zone, clock.today()),
  }));
  const t = await getTranslations("planning");
  return (
    <>
      <PageHeading title={t("title")} caption={zone?.name[locale]} lead={t("lead")} />
      <Notice kind="info" title={t("source")} />
      <MemberTable cities={cities} today={clock.today()} />
    </>
  );
}

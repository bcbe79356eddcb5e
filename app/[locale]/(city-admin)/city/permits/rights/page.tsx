import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { namedPlaces } from "@/lib/permits/publication/named-places";
import { countLivePermits } from "@/lib/permits/publication/queries";
import { nationalRights } from "@/lib/permits/publication/rights";
import { readRightsForm } from "@/lib/permits/publication/rights-form";
import { formOfRights } from "@/lib/permits/publication/rungs";
import { inForceOn } from "@/lib/permits/publication/standing";
import { latestVersion, loadPublished, nextAfter } from "../load";
import { RightsFields } from "./rights-fields";
import { RightsPreview } from "./rights-preview";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permit-recognition"))("admin.newRights") };
}

export default async function NewPermitRightsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const search = await searchParams;
  const today = clock.today();
  const { rights, names, permits, places } = await withActor(actor, async (tx) => ({
    ...(await loadPublished(tx, actor.city)),
    permits: await countLivePermits(tx, actor),
    places: await namedPlaces(tx, actor.city, today),
  }));
  const listUntil = (day: string) => inForceOn(rights, day)?.document ?? nationalRights(actor.city);
  const isPreview = search.preview === "1";
  const typed = isPreview
    ? search
    : formOfRights(listUntil(today), (code) => names.cities[code]?.[locale] ?? code);
  const read = isPreview ? readRightsForm(typed, actor.city, places) : null;
  const t = await getTranslations("permit-recognition");
  const words = await getTranslations("errors.fields");
  const faults = read?.ok === false ? Object.entries(read.faults) : [];
  const errors = Object.fromEntries(
    faults.map(([name, message]) => [name, words.has(message) ? words(message) : words("invalid")]),
  );
  return (
    <>
      <BackLink href="/city/permits">{t("admin.title")}</BackLink>
      <PageHeading
        caption={names.cities[actor.city]?.[locale]}
        title={t("admin.newRights")}
        lead={t("admin.newRightsLead")}
      />
      {read?.ok && (
        <RightsPreview
          rights={read.rights}
          effectiveFrom={read.effectiveFrom}
          typed={typed}
          current={listUntil(read.effectiveFrom)}
          next={nextAfter(rights, read.effectiveFrom)}
          names={names}
          permits={permits}
          seenVersion={latestVersion(rights)}
        />
      )}
      <RightsFields typed={typed} errors={errors} zones={places.zones} names={names} />
    </>
  );
}

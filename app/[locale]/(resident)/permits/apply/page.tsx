import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { GroupedSelect } from "@/components/form/grouped-select";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { isLive } from "@/lib/permits/lifecycle";
import { isOpenApplication } from "@/lib/permits/queries";
import { listPlacesByProvince } from "@/lib/places/place-list";
import { personQuery, type Search } from "../../people";
import { PersonTabs } from "../../person-tabs";
import { beginApplication } from "../actions";
import { loadPermits } from "../load-permits";
import { listOffers } from "../offers";
import { applicationPath, permitPath } from "../paths";
import { type KindOffer, PermitSteps } from "../permit-steps";
import { cityText } from "../words";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("apply.title") };
}

export default async function ApplyPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const { data, offers, provinces } = await withActor(actor, async (tx) => {
    const found = await loadPermits(tx, actor, search);
    const kinds = new Map<string, KindOffer[]>();
    for (const outlook of found.permits)
      if (isLive(outlook.standing.state))
        kinds.set(outlook.permit.permitId, await listOffers(tx, outlook, locale));
    return { data: found, offers: kinds, provinces: await listPlacesByProvince(tx) };
  });
  const t = await getTranslations("permits");
  const { people, permits, applications, cities } = data;
  const words = { t, locale, cities };
  const live = permits.filter(({ standing }) => isLive(standing.state));
  const open = applications.filter(isOpenApplication);
  const asked =
    typeof search.place === "string" && /^\d{6}(\d{3})?$/.test(search.place) ? search.place : null;
  // A place that is gone takes no applications; the city it went into does.
  const groups = provinces
    .map(({ name, places }) => ({
      label: name[locale],
      choices: places
        .filter(({ validUntil }) => validUntil === null)
        .map((place) => ({ value: place.code, label: place.name[locale] })),
    }))
    .filter(({ choices }) => choices.length > 0);
  return (
    <>
      <BackLink href={`/permits${personQuery(people)}`}>{t("apply.back")}</BackLink>
      <PageHeading
        title={people.isSelf ? t("apply.title") : t("apply.titleOf", { name: people.person.name })}
        lead={t("apply.lead")}
      />
      <PersonTabs people={people} path="/permits/apply" />
      {live.map(({ permit }) => (
        <section key={permit.permitId} aria-labelledby={`permit-${permit.permitId}`}>
          <h2 id={`permit-${permit.permitId}`}>
            {t("apply.about", { city: cityText(words, permit.cityCode) })}
          </h2>
          <p className="text-sm text-ink-soft">
            <Link href={permitPath(permit.number)} className="tabular-nums">
              {permit.number}
            </Link>
          </p>
          <PermitSteps
            permit={permit}
            offers={offers.get(permit.permitId) ?? []}
            open={open.find((one) => one.cityCode === permit.cityCode) ?? null}
          />
        </section>
      ))}
      <section aria-labelledby="first-issue">
        <h2 id="first-issue">{t(live.length === 0 ? "apply.first" : "apply.another")}</h2>
        <p className="mt-2 mb-4 max-w-prose">{t("apply.firstBody")}</p>
        {open
          .filter((one) => one.kind === "FIRST_ISSUE")
          .map((one) => (
            <p key={one.id} className="mb-4 max-w-prose">
              {t("apply.firstOpen", { city: cityText(words, one.cityCode) })}{" "}
              <Link href={applicationPath(one.reference)}>
                {t("apply.toOpen", { reference: one.reference })}
              </Link>
            </p>
          ))}
        <ActionForm
          action={beginApplication}
          idempotencyKey={newId()}
          hidden={{ residentId: people.person.residentId, kind: "FIRST_ISSUE" }}
          label={t("kinds.FIRST_ISSUE")}
        >
          <GroupedSelect
            name="place"
            label={t("apply.place")}
            hint={t("apply.placeHint")}
            empty={t("apply.choose")}
            groups={groups}
            {...(asked === null ? {} : { defaultValue: asked })}
          />
          <ButtonGroup>
            <SubmitButton look={live.length === 0 ? "primary" : "secondary"}>
              {t("start.FIRST_ISSUE")}
            </SubmitButton>
          </ButtonGroup>
        </ActionForm>
      </section>
    </>
  );
}

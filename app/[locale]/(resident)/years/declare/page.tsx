import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Select } from "@/components/form/choices";
import { GroupedSelect } from "@/components/form/grouped-select";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput, FileInput, TextArea } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { listPlacesByProvince } from "@/lib/places/place-list";
import { listEvidenceKinds } from "@/lib/places/queries";
import { peopleOf, personQuery, type Search } from "../../people";
import { declareYears } from "../actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("years.declareForm"))("title") };
}

export default async function DeclarePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const { people, provinces, kinds, today } = await withActor(actor, async (tx) => ({
    people: await peopleOf(tx, actor, search),
    provinces: await listPlacesByProvince(tx),
    kinds: await listEvidenceKinds(tx),
    today: clock.today(),
  }));
  const t = await getTranslations("years.declareForm");
  const actions = await getTranslations("common.actions");
  const back = `/years${personQuery(people)}`;
  const everyone = [people.self, ...people.wards];
  const place = ({ code, name, validUntil }: (typeof provinces)[number]["places"][number]) => ({
    value: code,
    label: name[locale] + (validUntil === null ? "" : t("until", { day: formatDay(locale, validUntil) })),
  });
  return (
    <>
      <BackLink href={back} />
      <PageHeading title={t("title")} lead={t("lead")} />
      <ActionForm
        action={declareYears}
        idempotencyKey={newId()}
        {...(everyone.length === 1 ? { hidden: { residentId: people.self.residentId } } : {})}
      >
        {everyone.length > 1 && (
          <Select
            name="residentId"
            label={t("whose")}
            choices={everyone.map((one) => ({ value: one.residentId, label: one.name }))}
            defaultValue={people.person.residentId}
          />
        )}
        <Select
          name="kind"
          label={t("kind")}
          hint={t("kindHint")}
          empty={t("choose")}
          choices={kinds.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        />
        <GroupedSelect
          name="place"
          label={t("place")}
          hint={t("placeHint")}
          empty={t("choosePlace")}
          groups={provinces.map(({ name, places }) => ({ label: name[locale], choices: places.map(place) }))}
        />
        <DayInput name="startOn" label={t("startOn")} max={today} />
        <DayInput name="endOn" label={t("endOn")} hint={t("endOnHint")} max={today} optional />
        <TextArea name="note" label={t("note")} hint={t("noteHint")} rows={3} maxLength={500} optional />
        <FileInput
          name="evidence"
          label={t("evidence")}
          hint={t("evidenceHint")}
          accept=".pdf,.jpg,.jpeg,.png"
          optional
        />
        <ButtonGroup>
          <SubmitButton>{t("submit")}</SubmitButton>
          <LinkButton href={back} look="quiet">
            {actions("cancel")}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </>
  );
}

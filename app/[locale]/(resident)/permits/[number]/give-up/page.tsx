import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { Checkbox } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { isLive } from "@/lib/permits/lifecycle";
import { giveUp } from "../../actions";
import { loadOwnPermit } from "../../load";
import { permitPath } from "../../paths";
import { cityText } from "../../words";

type Props = { params: Promise<{ locale: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("giveUp.title") };
}

export default async function GiveUpPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { number } = await params;
  const { permit, standing, cities, person, isSelf } = await withActor(actor, (tx) =>
    loadOwnPermit(tx, actor, number),
  );
  const back = permitPath(permit.number);
  if (!isLive(standing.state)) redirect(`/${locale}${back}`);
  const t = await getTranslations("permits");
  const city = cityText({ cities, locale }, permit.cityCode);
  return (
    <>
      <BackLink href={back}>{t("giveUp.back")}</BackLink>
      <PageHeading
        caption={`${t("number")} ${permit.number}`}
        title={t("giveUp.title")}
        lead={isSelf ? t("giveUp.lead", { city }) : t("giveUp.leadOf", { city, name: person.name })}
      />
      <ul className="my-4 max-w-prose list-disc space-y-1 pl-6">
        <li>{t("giveUp.ends")}</li>
        <li>{t("giveUp.years")}</li>
        <li>{t("giveUp.continuous")}</li>
        <li>{t("giveUp.again")}</li>
      </ul>
      <ActionForm
        action={giveUp}
        idempotencyKey={newId()}
        hidden={{ number: permit.number, seenVersion: permit.rowVersion }}
        label={t("giveUp.title")}
      >
        <Checkbox name="understood" label={t("giveUp.understood")} />
        <ButtonGroup>
          <SubmitButton look="decision">{t("giveUp.button")}</SubmitButton>
          <LinkButton href={back} look="quiet">
            {t("giveUp.keep")}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </>
  );
}

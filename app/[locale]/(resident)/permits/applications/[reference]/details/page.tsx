import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { saveDetails } from "../../../actions";
import { applicationPath } from "../../../paths";
import { cityText } from "../../../words";
import { openFor, type SectionParams } from "../section";
import { AnswerFields } from "./answer-fields";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("draft.details") };
}

export default async function DetailsPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own } = await openFor(locale, params, "SAVE", async () => null);
  const t = await getTranslations("permits");
  const { application, permit, cities } = own;
  const back = applicationPath(application.reference);
  return (
    <>
      <BackLink href={back}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${application.reference}`}
        title={t("draft.details")}
        lead={t(`details.lead.${application.kind}`, {
          city: cityText({ cities, locale }, application.cityCode),
        })}
      />
      <ActionForm
        action={saveDetails}
        idempotencyKey={newId()}
        hidden={{ reference: application.reference, seenVersion: application.rowVersion }}
        label={t("draft.details")}
      >
        <AnswerFields application={application} permit={permit} today={own.today} />
        <ButtonGroup>
          <SubmitButton>{t("draft.save")}</SubmitButton>
          <LinkButton href={back} look="quiet">
            {t("draft.cancel")}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </>
  );
}

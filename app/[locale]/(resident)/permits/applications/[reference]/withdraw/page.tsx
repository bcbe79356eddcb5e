import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { takeBack } from "../../../actions";
import { applicationPath } from "../../../paths";
import { openFor, type SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("withdraw.title") };
}

export default async function WithdrawPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own } = await openFor(locale, params, "WITHDRAW", async () => null);
  const t = await getTranslations("permits");
  const { application } = own;
  const back = applicationPath(application.reference);
  const draft = application.state === "DRAFT";
  const lead = draft ? "leadDraft" : application.kind === "ENDORSEMENT" ? "leadEndorsement" : "lead";
  return (
    <>
      <BackLink href={back}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${application.reference}`}
        title={t(draft ? "withdraw.titleDraft" : "withdraw.title")}
        lead={t(`withdraw.${lead}`)}
      />
      <ActionForm
        action={takeBack}
        idempotencyKey={newId()}
        hidden={{ reference: application.reference, seenVersion: application.rowVersion }}
        label={t(draft ? "withdraw.titleDraft" : "withdraw.title")}
      >
        <ButtonGroup>
          <SubmitButton look="decision">{t(draft ? "withdraw.buttonDraft" : "withdraw.button")}</SubmitButton>
          <LinkButton href={back} look="quiet">
            {t("withdraw.keep")}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </>
  );
}

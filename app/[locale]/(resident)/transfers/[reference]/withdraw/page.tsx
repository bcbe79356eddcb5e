import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { withdrawApplication } from "../../actions";
import { casePath } from "../../load";
import { openFor, type SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("withdraw.title") };
}

export default async function WithdrawPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own } = await openFor(locale, params, "WITHDRAW", async () => null);
  const t = await getTranslations("transfer");
  const { transfer } = own;
  const back = casePath(transfer.reference);
  const draft = transfer.state === "DRAFT";
  return (
    <>
      <BackLink href={back}>{t("case.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${transfer.reference}`}
        title={t(draft ? "withdraw.titleDraft" : "withdraw.title")}
        lead={t(draft ? "withdraw.leadDraft" : "withdraw.lead")}
      />
      <ActionForm
        action={withdrawApplication}
        idempotencyKey={newId()}
        hidden={{ reference: transfer.reference, seenVersion: transfer.rowVersion }}
      >
        <ButtonGroup>
          <SubmitButton look="decision">{t("withdraw.button")}</SubmitButton>
          <LinkButton href={back} look="quiet">
            {t("withdraw.keep")}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </>
  );
}

import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { ButtonGroup, LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import type { FormAction } from "@/lib/action-state";
import { requireActor } from "@/lib/auth/session";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import type { Locale } from "@/lib/i18n/routing";
import { newId } from "@/lib/ids";
import { nextState } from "@/lib/transfers/lifecycle";
import type { CaseStep } from "@/lib/transfers/types";
import { casePath, loadOwnCase, type OwnCase } from "../load";

export type SectionParams = Promise<{ locale: string; reference: string }>;

/**
 * The case of a page that is there for one step. Where the step is not open any more, the case's own page says
 * what is: an old tab or bookmark leads there.
 */
export async function openFor<T>(
  locale: Locale,
  params: SectionParams,
  step: CaseStep,
  more: (tx: Tx, own: OwnCase, actor: ResidentActor) => Promise<T>,
): Promise<{ own: OwnCase; more: T }> {
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const found = await withActor(actor, async (tx) => {
    const own = await loadOwnCase(tx, actor, reference);
    return { own, more: await more(tx, own, actor) };
  });
  const { transfer } = found.own;
  if (nextState(transfer.state, step) === null) redirect(`/${locale}${casePath(transfer.reference)}`);
  return found;
}

/** One section of an application as a page: one thing, saved, and back to the list. */
export function SectionPage(props: {
  own: OwnCase;
  title: string;
  lead?: string;
  action: FormAction;
  children: ReactNode;
}) {
  const t = useTranslations("transfer");
  const { transfer } = props.own;
  const back = casePath(transfer.reference);
  return (
    <>
      <BackLink href={back}>{t("draft.back")}</BackLink>
      <PageHeading
        caption={`${t("reference")} ${transfer.reference}`}
        title={props.title}
        lead={props.lead}
      />
      <ActionForm
        action={props.action}
        idempotencyKey={newId()}
        hidden={{ reference: transfer.reference, seenVersion: transfer.rowVersion }}
      >
        {props.children}
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
